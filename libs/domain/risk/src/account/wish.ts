import type { OrderIdea } from '@stratvector/contracts';
import {
  absolute,
  FRACTION_ONE,
  greatest,
  least,
  nearestTick,
  notionalCeil,
  shareFloor,
  subtract,
} from '@stratvector/model';
import type { Fraction, Money, OrderSide, OrderType, Price, Quantity } from '@stratvector/model';
import type { Mark } from './events.ts';
import type { SlotTerms } from './slot-index.ts';
import type { Slot } from './state.ts';
import type { AccountTerms } from './terms.ts';

/** Where no collar is set, an order is assumed to fill at most this far from its reference. */
const WORST_FILL = 50_000_000n as Fraction;
const NOTHING = 0n as Quantity;

/** An order that a target asks for, before it is reviewed. */
export interface Wish {
  readonly place: SlotTerms;
  readonly slot: Slot;
  readonly mark: Mark;
  readonly side: OrderSide;
  readonly type: OrderType;
  readonly limitPrice: Price | null;
  readonly idea: OrderIdea | null;
  /** Positive: what reduces the position, and what opens or adds. */
  readonly closing: Quantity;
  readonly opening: Quantity;
}

/** An order fills no further from its reference than this share, as far as reservations go. */
export const worstShare = ({ limits }: AccountTerms): Fraction => limits.priceCollar ?? WORST_FILL;

/** reference × (1 ± share), toward the side that costs more, on the tick. */
export const worstPrice = (wish: Wish, share: Fraction): Price => {
  const { side, mark, place } = wish;
  const factor = side === 'buy' ? FRACTION_ONE + share : FRACTION_ONE - share;
  return nearestTick(place.instrument, mark.price * factor, FRACTION_ONE);
};

const limitOf = (wish: Wish, terms: AccountTerms): Price | null => {
  if (wish.idea) return wish.idea.limitPrice;
  switch (terms.orderType) {
    case 'market':
      return null;
    case 'limit':
      return nearestTick(wish.place.instrument, wish.mark.price, 1n);
    case 'marketable-limit':
      return worstPrice(wish, worstShare(terms));
  }
};

const closingPart = (held: Quantity, delta: Quantity): Quantity =>
  held !== 0n && held > 0n !== delta > 0n ? least(absolute(delta), absolute(held)) : NOTHING;

const typeOf = (terms: AccountTerms, idea: OrderIdea | null): OrderType =>
  idea?.type ?? (terms.orderType === 'market' ? 'market' : 'limit');

/** The order that brings a slot to its target, or null when nothing is missing. */
export const wishOf = (
  place: SlotTerms,
  slot: Slot,
  mark: Mark,
  { terms, idea }: { terms: AccountTerms; idea: OrderIdea | null },
): Wish | null => {
  if (slot.target === null) return null;
  const held = (slot.position + slot.working) as Quantity;
  const delta = subtract(slot.target, held);
  if (delta === 0n) return null;
  const size = absolute(delta);
  const closing = closingPart(held, delta);
  const bare: Wish = {
    place,
    slot,
    mark,
    side: delta > 0n ? 'buy' : 'sell',
    type: typeOf(terms, idea),
    limitPrice: null,
    idea,
    closing,
    opening: subtract(size, closing),
  };
  return { ...bare, limitPrice: limitOf(bare, terms) };
};

/** What positions, exposure and reservations count an order at: its limit, else the reference. */
export const countedPrice = (wish: Wish): Price => wish.limitPrice ?? wish.mark.price;

export const sizeOf = ({ opening, closing }: Wish): Quantity => (opening + closing) as Quantity;

export const openingNotional = (wish: Wish): Money =>
  notionalCeil(wish.place.instrument, wish.opening, countedPrice(wish));

export const closingNotional = (wish: Wish): Money =>
  notionalCeil(wish.place.instrument, wish.closing, wish.mark.price);

/** Commission, fees and slippage of so much at the decision price, by the configured models. */
export const estimatedCosts = (wish: Wish, quantity: Quantity, terms: AccountTerms): Money => {
  if (quantity === 0n) return 0n as Money;
  const { place, mark, side, type } = wish;
  const { instrument } = place;
  const amount = notionalCeil(instrument, quantity, mark.price);
  const commission = terms.commission({
    instrument,
    side,
    quantity,
    notional: amount,
    monthQuantity: 0,
  });
  if (type === 'limit') return commission;
  const { high, low, volume, price } = mark;
  const stop = type !== 'market';
  const worsened = terms.slippage({ instrument, side, quantity, price, volume, high, low, stop });
  const worse = absolute(subtract(worsened, price));
  return greatest((commission + notionalCeil(instrument, quantity, worse)) as Money, commission);
};

/** The share of an amount of equity that a limit allows; null where there is no limit. */
export const limitAmount = (equity: Money, limit: Fraction | null): Money | null =>
  limit === null ? null : shareFloor(equity, limit);
