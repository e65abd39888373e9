import { add, nearestTick, shareOnTick, subtract } from '@stratvector/model';
import type { Price, Trail } from '@stratvector/model';
import type { WorkingOrder } from './book.ts';
import { factorOf, stopLevel } from './holding.ts';

/** A trail's level on the nearest tick. */
const levelOf = ({ book, buys }: WorkingOrder, trail: Trail, best: Price): Price => {
  if (trail.kind === 'amount') {
    const level = buys ? add(best, trail.amount) : subtract(best, trail.amount);
    return nearestTick(book.instrument, level, 1n);
  }
  return shareOnTick(book.instrument, best, factorOf(trail.fraction, buys));
};

/** The stop of an order that trails, were this the best price so far. */
export const levelAt = (order: WorkingOrder, best: Price): Price | null => {
  const { trail, holding, book, stopPrice } = order;
  if (trail) return levelOf(order, trail, best);
  const { protection } = holding;
  return protection ? stopLevel(holding, book.instrument, protection, best) : stopPrice;
};

/** Whether a trailing stop follows from one price to the other. */
export const isBetter = ({ buys }: WorkingOrder, a: Price, b: Price): boolean =>
  buys ? a < b : a > b;

/** Follows the best price since it works; its stop is what the market may reach next. */
export const followPrice = (order: WorkingOrder, price: Price): void => {
  if (!order.trails || order.triggered) return;
  if (order.best !== null && !isBetter(order, price, order.best)) return;
  order.best = price;
  order.stopPrice = levelAt(order, price);
};
