import { divideCeil, productCeil } from '../division.ts';
import { price } from '../fixed.ts';
import type { Price } from '../fixed.ts';
import type { OrderSide } from '../order.ts';

const SMALLEST = 1n;

const worse = (at: Price, side: OrderSide, extra: bigint): Price => {
  if (side === 'buy') return price(at + extra);
  const less = at - extra;
  return price(less < SMALLEST ? SMALLEST : less);
};

/** price × (1 ± share), rounded against the trader; a sale never below the smallest price. */
export const worsenByShare = (
  at: Price,
  side: OrderSide,
  numerator: bigint,
  denominator: bigint,
): Price => worse(at, side, productCeil(at, numerator, denominator));

/** price ± a quotient of counts, rounded against the trader; a sale never below the smallest price. */
export const worsenByAmount = (
  at: Price,
  side: OrderSide,
  numerator: bigint,
  denominator: bigint,
): Price => worse(at, side, divideCeil(numerator, denominator));
