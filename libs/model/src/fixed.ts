import { assert, floatOf, integerOf } from '@stratvector/kernel';

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

// The bounds themselves are machine integers: a comparison with a wider one is several times slower.
const MAX_63 = (1n << 63n) - 1n;
const [MAX_39, MAX_32, MAX_31, MAX_24] = [1n << 39n, 1n << 32n, 1n << 31n, 1n << 24n];
const [MIN_63, MIN_39, MIN_32, MIN_31, MIN_24] = [-MAX_63, -MAX_39, -MAX_32, -MAX_31, -MAX_24];

/** Whether a machine integer holds the count and its negative. */
export const isNarrow = (count: bigint): boolean => count <= MAX_63 && count >= MIN_63;

// Comparisons cost a third of what the conversions of the estimate below do, and clear almost every
// product of a quantity and a price, or of an amount and a fraction.
const isQuantityAndPrice = (a: bigint, b: bigint): boolean =>
  a < MAX_24 && a > MIN_24 && b < MAX_39 && b > MIN_39;
export const isAmountAndFraction = (a: bigint, b: bigint): boolean =>
  a < MAX_32 && a > MIN_32 && b < MAX_31 && b > MIN_31;

/** Whether a product of these factors stays within 64 bits; cheapest with the quantity first. */
export const productFits = (a: bigint, b: bigint): boolean =>
  isQuantityAndPrice(a, b) ||
  isAmountAndFraction(a, b) ||
  Math.abs(Number(a) * Number(b)) < PRODUCT_MAX;

/** The exact product, on machine integers where they hold it. */
export const product = (a: bigint, b: bigint): bigint =>
  productFits(a, b) ? BigInt.asIntN(64, a * b) : a * b;

/** @throws AssertionFailed when the product leaves 64 bits; ask `productFits` about outside input. */
export const multiply = (a: bigint, b: bigint): bigint => {
  if (!productFits(a, b)) assert(false, `the product of ${a} and ${b} leaves 64 bits`);
  return BigInt.asIntN(64, a * b);
};

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
const COUNTS = POWERS.map((power) => BigInt(power));

/** 10^decimals. */
export const powerOfTen = (decimals: number): number => POWERS[decimals] ?? 10 ** decimals;

/** 10^decimals as a count: how many counts of 10^-decimals make one. */
export const countsOfOne = (decimals: number): bigint =>
  COUNTS[decimals] ?? 10n ** BigInt(decimals);

/** The nearest count of 10^-decimals, ties away from zero; exact for data that has no finer digits. */
export const countOfNumber = (value: number, decimals: number): bigint =>
  integerOf(Math.round(value * powerOfTen(decimals)));

export const numberOfCount = (count: bigint, decimals: number): number =>
  floatOf(count) / powerOfTen(decimals);

export const priceOfNumber = (value: number, decimals: number): Price =>
  price(countOfNumber(value, decimals));
export const moneyOfNumber = (value: number): Money => money(countOfNumber(value, MONEY_DECIMALS));
export const numberOfMoney = (amount: Money): number => numberOfCount(amount, MONEY_DECIMALS);
export const fractionOfNumber = (value: number): Fraction =>
  countOfNumber(value, FRACTION_DECIMALS) as Fraction;
export const numberOfFraction = (fraction: Fraction): number =>
  numberOfCount(fraction, FRACTION_DECIMALS);
