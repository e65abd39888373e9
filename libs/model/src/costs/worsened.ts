import { divideCeil, price } from '../fixed.ts';
import type { Price } from '../fixed.ts';
import type { OrderSide } from '../order.ts';

const SMALLEST = 1n;

/** price × (1 ± share), rounded against the trader; a sale never below the smallest price. */
export const worsenByShare = (
  at: Price,
  side: OrderSide,
  numerator: bigint,
  denominator: bigint,
): Price => {
  const extra = divideCeil(at * numerator, denominator);
  const worse = side === 'buy' ? at + extra : at - extra;
  return price(worse < SMALLEST ? SMALLEST : worse);
};

/** price ± a quotient of counts, rounded against the trader; a sale never below the smallest price. */
export const worsenByAmount = (
  at: Price,
  side: OrderSide,
  numerator: bigint,
  denominator: bigint,
): Price => {
  const extra = divideCeil(numerator, denominator);
  const worse = side === 'buy' ? at + extra : at - extra;
  return price(worse < SMALLEST ? SMALLEST : worse);
};
