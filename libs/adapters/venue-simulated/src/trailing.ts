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

const moveStop = (order: WorkingOrder, best: Price): void => {
  const { trail, holding, book } = order;
  const { protection } = holding;
  if (order.isProtective) {
    if (protection) order.stopPrice = stopLevel(holding, book.instrument, protection, best);
  } else if (trail) order.stopPrice = levelOf(order, trail, best);
};

const isBetter = ({ buys }: WorkingOrder, a: Price, b: Price): boolean => (buys ? a < b : a > b);

/** Follows the best price since it works; its stop is what the market may reach next. */
export const followPrice = (order: WorkingOrder, price: Price): void => {
  if (!order.trails || order.triggered) return;
  if (order.best !== null && !isBetter(order, price, order.best)) return;
  order.best = price;
  moveStop(order, price);
};
