import {
  add,
  divideHalfEven,
  halfEvenOfWide,
  money,
  nearestTick,
  negate,
  roundToLots,
} from '@stratvector/model';
import type { Money, Price, Quantity } from '@stratvector/model';
import type { AccountCommand, AccountEvent, ResizedOrder } from './events.ts';
import { trade } from './position.ts';
import type { Holding } from './position.ts';
import type { AccountContext } from './context.ts';
import type { SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account, Lot, OpenOrder, Slot } from './state.ts';

type BookSplit = Extract<AccountCommand, { type: 'BookSplit' }>['data'];

const NO_CASH = { cashInLieu: 0n as Money, realized: 0n as Money };

/** On new shares, in whole lots toward zero. */
const resized = ({ instrument }: SlotTerms, before: Quantity, split: BookSplit): Quantity =>
  roundToLots(instrument, ((before * split.numerator) / split.denominator) as Quantity);

/**
 * The lots of a holding that is counted in parts of a new share, as whole counts: each stands from
 * where the one before it ends, so that they sum to the whole. One that comes to nothing leaves its
 * cost to its neighbor.
 */
const wholeLots = (lots: readonly Lot[], parts: bigint): readonly Lot[] => {
  const whole: Lot[] = [];
  let [reached, ended, cost] = [0n, 0n, 0n];
  for (const lot of lots) {
    reached += lot.quantity;
    cost += lot.cost;
    const end = divideHalfEven(reached, parts);
    if (end === ended) continue;
    whole.push({ quantity: (end - ended) as Quantity, cost: money(cost) });
    [ended, cost] = [end, 0n];
  }
  const last = whole.pop();
  return last ? [...whole, { ...last, cost: money(last.cost + cost) }] : [];
};

/** What a split makes of a holding: whole lots of new shares, and cash for the fraction. */
const splitHolding = (
  place: SlotTerms,
  slot: Slot,
  split: BookSplit,
  basis: 'average' | 'fifo',
): Holding & { readonly cashInLieu: Money; readonly realized: Money } => {
  const { numerator, denominator, price } = split;
  const after = resized(place, slot.position, split);
  // Counted in parts, `denominator` to a new share: exact.
  const parts: Holding = {
    position: (slot.position * numerator) as Quantity,
    cost: slot.cost,
    lots: slot.lots.map(({ quantity, cost }) => ({
      quantity: (quantity * numerator) as Quantity,
      cost,
    })),
  };
  const fraction = (parts.position - after * denominator) as Quantity;
  if (fraction === 0n)
    return { ...parts, position: after, lots: wholeLots(parts.lots, denominator), ...NO_CASH };
  const { instrument } = place;
  // A new share is worth price × denominator / numerator, and a part of it 1 / denominator of that.
  const cashInLieu = money(
    halfEvenOfWide(fraction * price * instrument.numerator, instrument.denominator * numerator),
  );
  const left = trade(parts, negate(fraction), negate(cashInLieu), basis);
  const lots = wholeLots(left.lots, denominator);
  return { position: after, cost: left.cost, lots, cashInLieu, realized: left.realized };
};

const resizedOrder = (
  place: SlotTerms,
  { id, remaining, limitPrice }: OpenOrder,
  split: BookSplit,
): ResizedOrder => ({
  id,
  remaining: resized(place, remaining, split),
  limitPrice: limitPrice === null ? null : splitPrice(place, limitPrice, split),
});

/** A price of an order on new shares, on the nearest tick; one tick at least. */
const splitPrice = ({ instrument }: SlotTerms, before: Price, split: BookSplit): Price => {
  const after = nearestTick(instrument, before * split.denominator, split.numerator);
  return after > 0n ? after : instrument.tick;
};

const isConcerned = ({ position, target, orders }: Slot): boolean =>
  position !== 0n || (target !== null && target !== 0n) || orders.length > 0;

/**
 * Each old share becomes numerator / denominator new ones, in every strategy's position, lots, target
 * and open orders. What is less than a lot is paid out at the last close of the old shares.
 */
export const bookSplit = (
  split: BookSplit,
  account: Account,
  { terms, index }: AccountContext,
): readonly AccountEvent[] => {
  let { cash } = account;
  return index.ofInstrument(split.instrumentId).flatMap((place): AccountEvent[] => {
    const slot = account.slots[place.slot] ?? EMPTY_SLOT;
    if (!isConcerned(slot)) return [];
    const holding = splitHolding(place, slot, split, terms.costBasis);
    cash = add(cash, holding.cashInLieu);
    const { slot: at, strategyId, instrumentId } = place;
    return [
      {
        type: 'SplitBooked',
        data: {
          slot: at,
          strategyId,
          instrumentId,
          numerator: split.numerator,
          denominator: split.denominator,
          positionAfter: holding.position,
          costAfter: holding.cost,
          lotsAfter: holding.lots,
          targetAfter: slot.target === null ? null : resized(place, slot.target, split),
          ordersAfter: slot.orders.map((order) => resizedOrder(place, order, split)),
          cashInLieu: holding.cashInLieu,
          realized: holding.realized,
          cashAfter: cash,
        },
      },
    ];
  });
};
