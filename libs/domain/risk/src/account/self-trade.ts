import type { OrderSide, Price } from '@stratvector/model';
import type { AccountEvent } from './events.ts';
import type { Check, Review } from './review-terms.ts';
import { EMPTY_SLOT } from './state.ts';
import type { OpenOrder, ProtectiveOrder } from './state.ts';
import { sharesAccount } from './terms.ts';
import { orderIdOf, worstFrom, worstShare } from './wish.ts';
import type { Wish } from './wish.ts';

/** The side of an order, and the price that it would go to; null goes to any. */
interface Sided {
  readonly side: OrderSide;
  readonly limitPrice: Price | null;
}

/** Two orders match where each would accept the other's price; one without a limit accepts all. */
const couldMatch = (one: Sided, other: Sided): boolean => {
  if (one.side === other.side) return false;
  if (one.limitPrice === null || other.limitPrice === null) return true;
  return one.side === 'buy'
    ? one.limitPrice >= other.limitPrice
    : one.limitPrice <= other.limitPrice;
};

/** Under `cancel-old` an order whose end is asked for is none to match: its cancel leaves before the new one. */
const isStanding = ({ canceling }: OpenOrder, { terms }: Review): boolean =>
  !canceling || terms.limits.selfTrade !== 'cancel-old';

/**
 * Orders of a target replace what works against them; an idea stands beside it. A stop meets no
 * resting order of its own side of the market: the price passes that one first.
 */
const ownMatch = (wish: Wish, review: Review): string | undefined => {
  const { pending } = wish;
  if (pending === null || pending.idea.stopPrice !== null || pending.idea.trail !== null)
    return undefined;
  const { orders } = review.account.slots[wish.place.slot] ?? EMPTY_SLOT;
  return orders.find(
    (order) => order.limitPrice !== null && isStanding(order, review) && couldMatch(wish, order),
  )?.id;
};

const workingMatch = (wish: Wish, review: Review): string | undefined => {
  const { account, index } = review;
  for (const other of index.ofInstrument(wish.place.instrumentId)) {
    if (other.slot === wish.place.slot) continue;
    const { orders } = account.slots[other.slot] ?? EMPTY_SLOT;
    const against = orders.find((order) => isStanding(order, review) && couldMatch(wish, order));
    if (against) return against.id;
  }
  return undefined;
};

/** What this very instant has approved for another strategy works as soon as this would. */
const approvedMatch = (wish: Wish, { account, terms, approvals }: Review): string | undefined => {
  const { slot, instrumentId } = wish.place;
  const place = approvals.findIndex(
    ({ wish: other }) =>
      other.place.slot !== slot &&
      other.place.instrumentId === instrumentId &&
      couldMatch(wish, other),
  );
  return place < 0 ? undefined : orderIdOf(terms, account.orderCount + place + 1);
};

/** How far an order goes: to its limit, else as far as it is reserved for from where it starts. */
const reachOf = ({ side, place, limitPrice, mark, pending }: Wish, { terms }: Review): Sided => {
  if (limitPrice !== null) return { side, limitPrice };
  if (pending?.idea.trail) return { side, limitPrice: null };
  const from = pending?.idea.stopPrice ?? mark.price;
  return { side, limitPrice: worstFrom(place.instrument, side, from, worstShare(terms)) };
};

/** A limit that is not reached yet: it waits in the book. */
const rests = ({ side, limitPrice, mark }: Wish): boolean =>
  limitPrice !== null && (side === 'buy' ? limitPrice < mark.price : limitPrice > mark.price);

/**
 * A target rests at its limit. A stop is in no book until it is elected: then it is a market order, and
 * meets what rests as far as it goes.
 */
const meetsProtection = (wish: Wish, order: ProtectiveOrder, review: Review): boolean => {
  const { side, limitPrice, stopPrice } = order;
  if (side === wish.side) return false;
  if (limitPrice !== null) return couldMatch(reachOf(wish, review), { side, limitPrice });
  if (!rests(wish)) return false;
  const { terms } = review;
  const reach =
    stopPrice === null
      ? null
      : worstFrom(wish.place.instrument, side, stopPrice, worstShare(terms));
  return couldMatch(wish, { side, limitPrice: reach });
};

const protectiveMatch = (wish: Wish, review: Review): string | undefined => {
  const { protective } = review.account;
  if (protective.length === 0) return undefined;
  const { slot, instrumentId } = wish.place;
  return protective.find(
    (order) =>
      order.slot !== slot &&
      order.instrumentId === instrumentId &&
      meetsProtection(wish, order, review),
  )?.id;
};

const othersMatch = (wish: Wish, review: Review): string | undefined =>
  sharesAccount(review.terms)
    ? (workingMatch(wish, review) ?? approvedMatch(wish, review) ?? protectiveMatch(wish, review))
    : undefined;

/**
 * The end of the older order, where the policy asks for it and it works. Protection is never taken from
 * a position for an entry of another, and what this instant has approved is as new as what it denies.
 */
export const cancelOld = (
  against: string,
  { place: { instrumentId } }: Wish,
  { account, terms, index }: Review,
): AccountEvent | null => {
  if (terms.limits.selfTrade === 'cancel-new') return null;
  for (const { slot, strategyId } of index.ofInstrument(instrumentId)) {
    const { orders } = account.slots[slot] ?? EMPTY_SLOT;
    const old = orders.find(({ id }) => id === against);
    if (old?.canceling === false)
      return {
        type: 'CancelOrdered',
        data: { slot, strategyId, instrumentId, orderId: old.id, cause: 'SELF_TRADE' },
      };
  }
  return null;
};

/** Of two orders of the account that could match each other the later is denied, or makes the earlier end. */
export const selfTrade: Check = (wish, review) => {
  const against = ownMatch(wish, review) ?? othersMatch(wish, review);
  return against === undefined ? null : { code: 'SELF_TRADE', against };
};
