import type { Timestamp } from '@stratvector/kernel';
import { absolute, add, nearestTick, roundToLots } from '@stratvector/model';
import type { Bracket, Instrument, Price, Quantity, Trail } from '@stratvector/model';
import type { Book, Holding, WorkingOrder } from './book.ts';
import type { Desk } from './desk.ts';
import { remainingOf } from './working-order.ts';

/** Each old share becomes numerator / denominator new ones. */
export interface Split {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** In whole lots toward zero, as the books round what they hold. */
const newQuantity = (instrument: Instrument, before: Quantity, split: Split): Quantity =>
  roundToLots(instrument, ((before * split.numerator) / split.denominator) as Quantity);

/** On the nearest tick; one tick at least. */
const newPrice = (instrument: Instrument, before: Price, split: Split): Price => {
  const after = nearestTick(instrument, before * split.denominator, split.numerator);
  return after > 0n ? after : instrument.tick;
};

/** What is held keeps its average entry, on new shares. */
const splitHolding = (instrument: Instrument, holding: Holding, split: Split): void => {
  const before = absolute(holding.position);
  holding.position = newQuantity(instrument, holding.position, split);
  if (before === 0n) return;
  const worth = holding.paid * absolute(holding.position) * split.denominator;
  holding.paid = worth / (before * split.numerator);
};

const newBracket = (
  instrument: Instrument,
  bracket: Bracket | null,
  split: Split,
): Bracket | null => {
  const price = (before: Price | null): Price | null =>
    before === null ? null : newPrice(instrument, before, split);
  return bracket && { stop: price(bracket.stop), target: price(bracket.target) };
};

const newTrail = (instrument: Instrument, trail: Trail | null, split: Split): Trail | null =>
  trail?.kind === 'amount'
    ? { kind: 'amount', amount: newPrice(instrument, trail.amount, split) }
    : trail;

/** An order keeps what it has filled as it was; what remains is on new shares. */
const splitOrder = (order: WorkingOrder, split: Split): void => {
  const { instrument } = order.book;
  const price = (before: Price | null): Price | null =>
    before === null ? null : newPrice(instrument, before, split);
  const remaining = order.isProtective
    ? absolute(order.holding.position)
    : newQuantity(instrument, remainingOf(order), split);
  order.trail = newTrail(instrument, order.trail, split);
  order.bracket = newBracket(instrument, order.bracket, split);
  order.quantity = add(order.filled, remaining);
  order.closing = newQuantity(instrument, order.closing, split);
  order.limitPrice = price(order.limitPrice);
  order.stopPrice = price(order.stopPrice);
  order.best = price(order.best);
};

/** Holdings and orders of an instrument on new shares, before its first bar with them. */
export const splitBook = (book: Book, split: Split, desk: Desk, at: Timestamp): void => {
  for (const holding of book.holdings()) splitHolding(book.instrument, holding, split);
  for (const order of [...book.orders]) {
    splitOrder(order, split);
    if (remainingOf(order) > 0n) desk.update(order, at);
    else desk.cancel(order, 'POSITION_CLOSED', at);
  }
};
