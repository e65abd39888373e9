import { assert } from '@stratvector/kernel';

/**
 * Fixed point in 64 bits. `BigInt.asIntN(64, …)` keeps V8 on machine integers; a product is bounded
 * by a float estimate first, so nothing wraps silently.
 */
type Fixed<Name extends string> = bigint & { readonly __brand: Name };

/** Counts 10^-d of the currency, where d is the instrument's `priceDecimals`. */
export type Price = Fixed<'Price'>;
/** Counts the instrument's quantity increments; positions are signed, short is negative. */
export type Quantity = Fixed<'Quantity'>;
/** Counts 10^-4 of the currency. */
export type Money = Fixed<'Money'>;
/** Counts 10^-9: an exact share of something, such as a stop 5 % under the entry. */
export type Fraction = Fixed<'Fraction'>;

export const PRICE_DECIMALS = 6;
export const MONEY_DECIMALS = 4;
export const FRACTION_DECIMALS = 9;
export const FRACTION_ONE = 1_000_000_000n as Fraction;

// Half a bit under 2^63: the estimate itself is off by less than that.
const PRODUCT_MAX = 9.2e18;

export const price = (count: bigint): Price => count as Price;
export const quantity = (count: bigint): Quantity => count as Quantity;
export const money = (count: bigint): Money => count as Money;

export const add = <Name extends string>(a: Fixed<Name>, b: Fixed<Name>): Fixed<Name> =>
  BigInt.asIntN(64, a + b) as Fixed<Name>;

export const subtract = <Name extends string>(a: Fixed<Name>, b: Fixed<Name>): Fixed<Name> =>
  BigInt.asIntN(64, a - b) as Fixed<Name>;

export const negate = <Name extends string>(a: Fixed<Name>): Fixed<Name> =>
  BigInt.asIntN(64, 0n - a) as Fixed<Name>;

export const absolute = <Name extends string>(a: Fixed<Name>): Fixed<Name> =>
  a < 0n ? negate(a) : a;

export const least = <Name extends string>(a: Fixed<Name>, b: Fixed<Name>): Fixed<Name> =>
  a < b ? a : b;

export const greatest = <Name extends string>(a: Fixed<Name>, b: Fixed<Name>): Fixed<Name> =>
  a > b ? a : b;

/** Whether a product of these factors stays within 64 bits. */
export const productFits = (a: bigint, b: bigint): boolean =>
  Math.abs(Number(a) * Number(b)) < PRODUCT_MAX;

/** @throws AssertionFailed when the product leaves 64 bits; ask `productFits` about outside input. */
export const multiply = (a: bigint, b: bigint): bigint => {
  assert(productFits(a, b), `the product of ${a} and ${b} leaves 64 bits`);
  return BigInt.asIntN(64, a * b);
};

/** Rounds half to even; `divisor` is positive. */
export const divideHalfEven = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = BigInt.asIntN(64, dividend / divisor);
  const remainder = BigInt.asIntN(64, dividend - BigInt.asIntN(64, quotient * divisor));
  if (remainder === 0n) return quotient;
  const rest = remainder < 0n ? -remainder : remainder;
  const other = BigInt.asIntN(64, divisor - rest);
  const odd = BigInt.asIntN(64, quotient & 1n) === 1n;
  if (rest < other || (rest === other && !odd)) return quotient;
  return BigInt.asIntN(64, dividend < 0n ? quotient - 1n : quotient + 1n);
};

/** Rounds toward minus infinity; `divisor` is positive. */
export const divideFloor = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
};

/** Rounds toward plus infinity; `divisor` is positive. */
export const divideCeil = (dividend: bigint, divisor: bigint): bigint =>
  -divideFloor(-dividend, divisor);

/** Rounds to the nearest, a half toward plus infinity; `divisor` is positive. */
export const divideHalfUp = (dividend: bigint, divisor: bigint): bigint =>
  divideFloor(2n * dividend + divisor, 2n * divisor);

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** The count of 10^-decimals, or null when the text is no plain decimal or is finer than that. */
export const parseDecimal = (text: string, decimals: number): bigint | null => {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > decimals) return null;
  const count = BigInt(`${whole}${kept.padEnd(decimals, '0')}`);
  return sign === '-' ? -count : count;
};

/** A plain decimal without trailing zeros. */
export const formatDecimal = (count: bigint, decimals: number): string => {
  const digits = (count < 0n ? -count : count).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return count < 0n ? `-${text}` : text;
};

export const formatMoney = (amount: Money): string => formatDecimal(amount, MONEY_DECIMALS);

const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12];

const powerOfTen = (decimals: number): number => POWERS[decimals] ?? 10 ** decimals;

/** The nearest count of 10^-decimals, ties away from zero; exact for data that has no finer digits. */
export const countOfNumber = (value: number, decimals: number): bigint =>
  BigInt(Math.round(value * powerOfTen(decimals)));

export const numberOfCount = (count: bigint, decimals: number): number =>
  Number(count) / powerOfTen(decimals);

export const priceOfNumber = (value: number, decimals: number): Price =>
  price(countOfNumber(value, decimals));
export const moneyOfNumber = (value: number): Money => money(countOfNumber(value, MONEY_DECIMALS));
export const numberOfMoney = (amount: Money): number => numberOfCount(amount, MONEY_DECIMALS);
export const fractionOfNumber = (value: number): Fraction =>
  countOfNumber(value, FRACTION_DECIMALS) as Fraction;
export const numberOfFraction = (fraction: Fraction): number =>
  numberOfCount(fraction, FRACTION_DECIMALS);

/** A share of an amount, rounded toward minus infinity, so that a limit is never passed. */
export const shareFloor = (amount: Money, fraction: Fraction): Money =>
  money(divideFloor(amount * fraction, FRACTION_ONE));

/** A share of an amount, rounded half to even. */
export const shareHalfEven = (amount: Money, fraction: Fraction): Money => {
  const product = amount * fraction;
  return money(
    productFits(amount, fraction)
      ? divideHalfEven(product, FRACTION_ONE)
      : halfEvenOfWide(product, FRACTION_ONE),
  );
};

/** As `divideHalfEven` for dividends wider than 64 bits. */
export const halfEvenOfWide = (dividend: bigint, divisor: bigint): bigint => {
  const floor = divideFloor(dividend, divisor);
  const twice = 2n * (dividend - floor * divisor);
  if (twice < divisor || (twice === divisor && floor % 2n === 0n)) return floor;
  return floor + 1n;
};
