import {
  FRACTION_ONE,
  isAmountAndFraction,
  isNarrow,
  money,
  product,
  productFits,
} from './fixed.ts';
import type { Fraction, Money } from './fixed.ts';

/**
 * Division with the rounding in the name. Each has a way on machine integers and one for dividends of
 * any width; they are functions of their own, because V8 makes an operator slow for good once it has
 * seen a wide operand there.
 */

/** Rounds half to even; `dividend` is within 64 bits, `divisor` positive. */
export const divideHalfEven = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = BigInt.asIntN(64, dividend / divisor);
  const remainder = BigInt.asIntN(64, dividend - BigInt.asIntN(64, quotient * divisor));
  if (remainder === 0n) return quotient;
  const rest = remainder < 0n ? BigInt.asIntN(64, 0n - remainder) : remainder;
  const other = BigInt.asIntN(64, divisor - rest);
  const odd = BigInt.asIntN(64, quotient & 1n) === 1n;
  if (rest < other || (rest === other && !odd)) return quotient;
  return dividend < 0n ? BigInt.asIntN(64, quotient - 1n) : BigInt.asIntN(64, quotient + 1n);
};

/** As `divideFloor` where both are known to be within 64 bits. */
export const floorOfNarrow = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = BigInt.asIntN(64, dividend / divisor);
  const isExact = BigInt.asIntN(64, quotient * divisor) === dividend;
  return dividend >= 0n || isExact ? quotient : BigInt.asIntN(64, quotient - 1n);
};

const floorOfWide = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
};

/** Rounds toward minus infinity; `divisor` is positive. */
export const divideFloor = (dividend: bigint, divisor: bigint): bigint =>
  isNarrow(dividend) && isNarrow(divisor)
    ? floorOfNarrow(dividend, divisor)
    : floorOfWide(dividend, divisor);

const ceilOfNarrow = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = BigInt.asIntN(64, dividend / divisor);
  const isExact = BigInt.asIntN(64, quotient * divisor) === dividend;
  return dividend <= 0n || isExact ? quotient : BigInt.asIntN(64, quotient + 1n);
};

/** Rounds toward plus infinity; `divisor` is positive. */
export const divideCeil = (dividend: bigint, divisor: bigint): bigint =>
  isNarrow(dividend) && isNarrow(divisor)
    ? ceilOfNarrow(dividend, divisor)
    : -floorOfWide(-dividend, divisor);

/** Rounds to the nearest, a half toward plus infinity; `divisor` is positive. */
export const divideHalfUp = (dividend: bigint, divisor: bigint): bigint => {
  if (!isNarrow(dividend) || !isNarrow(divisor))
    return floorOfWide(2n * dividend + divisor, 2n * divisor);
  const quotient = floorOfNarrow(dividend, divisor);
  const rest = BigInt.asIntN(64, dividend - BigInt.asIntN(64, quotient * divisor));
  return rest < BigInt.asIntN(64, divisor - rest) ? quotient : BigInt.asIntN(64, quotient + 1n);
};

/** As `divideHalfEven` for dividends wider than 64 bits. */
export const halfEvenOfWide = (dividend: bigint, divisor: bigint): bigint => {
  const floor = floorOfWide(dividend, divisor);
  const twice = 2n * (dividend - floor * divisor);
  if (twice < divisor || (twice === divisor && floor % 2n === 0n)) return floor;
  return floor + 1n;
};

/** a × b / divisor, rounded toward plus infinity; `divisor` is positive. */
export const productCeil = (a: bigint, b: bigint, divisor: bigint): bigint =>
  productFits(a, b) && isNarrow(divisor)
    ? ceilOfNarrow(BigInt.asIntN(64, a * b), divisor)
    : -floorOfWide(-(a * b), divisor);

/** Whole units of the fraction apart from the rest, so that both products fit. */
const shareOfLarge = (amount: Money, fraction: Fraction): Money => {
  const units = divideFloor(amount, FRACTION_ONE);
  const rest = amount - units * FRACTION_ONE;
  return money(units * fraction + divideFloor(product(rest, fraction), FRACTION_ONE));
};

/** A share of an amount, rounded toward minus infinity, so that a limit is never passed. */
export const shareFloor = (amount: Money, fraction: Fraction): Money => {
  if (isAmountAndFraction(amount, fraction))
    return money(floorOfNarrow(BigInt.asIntN(64, amount * fraction), FRACTION_ONE));
  if (!isNarrow(amount)) return shareOfLarge(amount, fraction);
  const units = floorOfNarrow(amount, FRACTION_ONE);
  if (!isAmountAndFraction(units, fraction)) return shareOfLarge(amount, fraction);
  const rest = BigInt.asIntN(64, amount - BigInt.asIntN(64, units * FRACTION_ONE));
  const ofRest = floorOfNarrow(BigInt.asIntN(64, rest * fraction), FRACTION_ONE);
  return money(BigInt.asIntN(64, BigInt.asIntN(64, units * fraction) + ofRest));
};

/** A share of an amount, rounded half to even. */
export const shareHalfEven = (amount: Money, fraction: Fraction): Money =>
  money(
    productFits(amount, fraction)
      ? divideHalfEven(BigInt.asIntN(64, amount * fraction), FRACTION_ONE)
      : halfEvenOfWide(amount * fraction, FRACTION_ONE),
  );
