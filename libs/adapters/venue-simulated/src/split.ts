import { absolute, nearestTick, roundToLots } from '@stratvector/model';
import type { Instrument, OrderTicket, Price, Quantity } from '@stratvector/model';
import type { Book } from './book.ts';
import type { Holding } from './holding.ts';
import { isProtective, remainingOf } from './working-order.ts';
import type { WorkingOrder } from './working-order.ts';

/** Each old share becomes numerator / denominator new ones. */
export interface Split {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

interface SplitCalls {
  updated(order: WorkingOrder): void;
  /** Nothing of it is left. */
  vanished(order: WorkingOrder): void;
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

const newTicket = (instrument: Instrument, ticket: OrderTicket, split: Split): OrderTicket =>
  ticket.trail?.kind === 'amount'
    ? {
        ...ticket,
        trail: { kind: 'amount', amount: newPrice(instrument, ticket.trail.amount, split) },
      }
    : ticket;

/** An order keeps what it has filled as it was; what remains is on new shares. */
const splitOrder = (book: Book, order: WorkingOrder, split: Split): void => {
  const { instrument } = book;
  const price = (before: Price | null): Price | null =>
    before === null ? null : newPrice(instrument, before, split);
  const { position } = book.holding(order.ticket.strategyId);
  const remaining = isProtective(order)
    ? absolute(position)
    : newQuantity(instrument, remainingOf(order), split);
  Object.assign(order, { ticket: newTicket(instrument, order.ticket, split) });
  order.quantity = (order.filled + remaining) as Quantity;
  order.limitPrice = price(order.limitPrice);
  order.stopPrice = price(order.stopPrice);
  order.best = price(order.best);
};

/** Holdings and orders of an instrument on new shares, before its first bar with them. */
export const splitBook = (book: Book, split: Split, calls: SplitCalls): void => {
  for (const holding of book.holdings()) splitHolding(book.instrument, holding, split);
  for (const order of [...book.orders]) {
    splitOrder(book, order, split);
    if (remainingOf(order) > 0n) calls.updated(order);
    else calls.vanished(order);
  }
};
