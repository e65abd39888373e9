import type { OrderIdea } from '@stratvector/contracts';
import { millisecondsOf } from '@stratvector/kernel';
import {
  absolute,
  add,
  clientOrderId,
  FRACTION_ONE,
  greatest,
  least,
  nearestTick,
  notionalCeil,
  shareFloor,
  shareOnTick,
  subtract,
} from '@stratvector/model';
import type {
  ClientOrderId,
  Fraction,
  Instrument,
  Money,
  OrderSide,
  OrderType,
  Price,
  Quantity,
} from '@stratvector/model';
import type { PendingIdea } from './draft.ts';
import type { Mark } from './events.ts';
import type { SlotTerms } from './slot-index.ts';
import type { Slot } from './state.ts';
import type { AccountTerms } from './terms.ts';

/** Where no collar is set, an order is assumed to fill at most this far from its reference. */
const WORST_FILL = 50_000_000n as Fraction;
const NOTHING = 0n as Quantity;
const FREE = 0n as Money;

/** An order that a target asks for, before it is reviewed, with what it comes to. */
export interface Wish {
  readonly place: SlotTerms;
  readonly slot: Slot;
  readonly mark: Mark;
  readonly side: OrderSide;
  readonly type: OrderType;
  readonly limitPrice: Price | null;
  /** Null for the order of a target. */
  readonly pending: PendingIdea | null;
  /** Positive: what reduces the position, and what opens or adds. */
  readonly closing: Quantity;
  readonly opening: Quantity;
  /** Notional of the closing part at the mark, and its estimated costs. */
  readonly closed: Money;
  readonly closingCosts: Money;
  /** Notional of the opening part at the counted price, and its estimated costs. */
  readonly opened: Money;
  readonly openingCosts: Money;
}

/** An order fills no further from its reference than this share, as far as reservations go. */
export const worstShare = ({ limits }: AccountTerms): Fraction => limits.priceCollar ?? WORST_FILL;

type Pricing = Pick<Wish, 'place' | 'mark' | 'side'>;

/** reference × (1 ± share), toward the side that costs more, on the tick. */
export const worstPrice = ({ side, mark, place }: Pricing, share: Fraction): Price =>
  worstFrom(place.instrument, side, mark.price, share);

/** The same from any price. */
export const worstFrom = (
  instrument: Instrument,
  side: OrderSide,
  from: Price,
  share: Fraction,
): Price => {
  const factor = side === 'buy' ? add(FRACTION_ONE, share) : subtract(FRACTION_ONE, share);
  return from > 0n && factor > 0n
    ? shareOnTick(instrument, from, factor)
    : nearestTick(instrument, from * factor, FRACTION_ONE);
};

/** What a rule takes off has to go at any price: a limit could miss it. */
const isRule = ({ kind }: Slot): boolean => kind === 'rule';

const limitOf = (
  pricing: Pricing,
  slot: Slot,
  idea: OrderIdea | null,
  terms: AccountTerms,
): Price | null => {
  if (idea) return idea.limitPrice;
  if (isRule(slot)) return null;
  switch (terms.orderType) {
    case 'market':
      return null;
    case 'limit':
      return nearestTick(pricing.place.instrument, pricing.mark.price, 1n);
    case 'marketable-limit':
      return worstPrice(pricing, worstShare(terms));
  }
};

const closingPart = (held: Quantity, delta: Quantity): Quantity =>
  held !== 0n && held > 0n !== delta > 0n ? least(absolute(delta), absolute(held)) : NOTHING;

const typeOf = (terms: AccountTerms, slot: Slot, idea: OrderIdea | null): OrderType =>
  idea?.type ?? (terms.orderType === 'market' || isRule(slot) ? 'market' : 'limit');

interface Priced {
  readonly quantity: Quantity;
  /** At the mark, rounded up. */
  readonly notional: Money;
}

/** Commission, fees and slippage of so much at the decision's price and time, by the configured models. */
const estimatedCosts = (
  { place, mark, side }: Pricing,
  type: OrderType,
  { quantity, notional }: Priced,
  terms: AccountTerms,
): Money => {
  if (quantity === 0n) return FREE;
  const { instrument } = place;
  const day = { instrument, side, quantity, notional, monthQuantity: 0 };
  const fees = terms.fees?.(day, millisecondsOf(mark.at)) ?? FREE;
  const charges = add(terms.commission(day), fees);
  if (type === 'limit') return charges;
  const { high, low, volume, price } = mark;
  const stop = type !== 'market';
  const worsened = terms.slippage({ instrument, side, quantity, price, volume, high, low, stop });
  const worse = absolute(subtract(worsened, price));
  return greatest(add(charges, notionalCeil(instrument, quantity, worse)), charges);
};

const amountOf = ({ place }: Pick<Wish, 'place'>, quantity: Quantity, price: Price): Money =>
  quantity === 0n ? FREE : notionalCeil(place.instrument, quantity, price);

/** What the opening part comes to at the counted price, and what it is estimated to cost. */
const openedFor = (
  pricing: Pricing & Pick<Wish, 'limitPrice' | 'type'>,
  opening: Quantity,
  terms: AccountTerms,
): Pick<Wish, 'opened' | 'openingCosts'> => {
  const { limitPrice, mark, type } = pricing;
  const notional = amountOf(pricing, opening, mark.price);
  return {
    opened: limitPrice === null ? notional : amountOf(pricing, opening, limitPrice),
    openingCosts: estimatedCosts(pricing, type, { quantity: opening, notional }, terms),
  };
};

/** The wish with another opening part, and what that comes to. */
export const withOpening = (wish: Wish, opening: Quantity, terms: AccountTerms): Wish => {
  const { opened, openingCosts } = openedFor(wish, opening, terms);
  return {
    place: wish.place,
    slot: wish.slot,
    mark: wish.mark,
    side: wish.side,
    type: wish.type,
    limitPrice: wish.limitPrice,
    pending: wish.pending,
    closing: wish.closing,
    opening,
    closed: wish.closed,
    closingCosts: wish.closingCosts,
    opened,
    openingCosts,
  };
};

const wishFor = (
  { place, mark, side }: Pricing,
  slot: Slot,
  [closing, opening]: readonly [Quantity, Quantity],
  { terms, pending }: { terms: AccountTerms; pending: PendingIdea | null },
): Wish => {
  const idea = pending?.idea ?? null;
  const type = typeOf(terms, slot, idea);
  const limitPrice = limitOf({ place, mark, side }, slot, idea, terms);
  const pricing = { place, mark, side, type, limitPrice };
  const closed = amountOf(pricing, closing, mark.price);
  const { opened, openingCosts } = openedFor(pricing, opening, terms);
  return {
    place,
    slot,
    mark,
    side,
    type,
    limitPrice,
    pending,
    closing,
    opening,
    closed,
    closingCosts: estimatedCosts(pricing, type, { quantity: closing, notional: closed }, terms),
    opened,
    openingCosts,
  };
};

/** The order that brings a slot to its target, or null when nothing is missing. */
export const wishOf = (
  place: SlotTerms,
  slot: Slot,
  mark: Mark,
  terms: AccountTerms,
): Wish | null => {
  if (slot.target === null) return null;
  const held = add(slot.position, slot.working);
  const delta = subtract(slot.target, held);
  if (delta === 0n) return null;
  const closing = closingPart(held, delta);
  const opening = subtract(absolute(delta), closing);
  return wishFor({ place, mark, side: delta > 0n ? 'buy' : 'sell' }, slot, [closing, opening], {
    terms,
    pending: null,
  });
};

/** The order of an idea: beside whatever else works, so only the position is there to be reduced. */
export const wishOfIdea = (
  pending: PendingIdea,
  slot: Slot,
  mark: Mark,
  terms: AccountTerms,
): Wish => {
  const { place, quantity } = pending;
  const closing = closingPart(slot.position, quantity);
  const opening = subtract(absolute(quantity), closing);
  const side = quantity > 0n ? 'buy' : 'sell';
  return wishFor({ place, mark, side }, slot, [closing, opening], { terms, pending });
};

/** Orders of an account are counted from 1. */
export const orderIdOf = ({ id }: AccountTerms, number: number): ClientOrderId =>
  clientOrderId(`${id}-${number}`);

/** What positions, exposure and reservations count an order at: its limit, else the reference. */
export const countedPrice = ({ limitPrice, mark }: Wish): Price => limitPrice ?? mark.price;

export const sizeOf = ({ opening, closing }: Wish): Quantity => add(opening, closing);

/** The share of an amount of equity that a limit allows; null where there is no limit. */
export const limitAmount = (equity: Money, limit: Fraction | null): Money | null =>
  limit === null ? null : shareFloor(equity, limit);
