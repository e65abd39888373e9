import type { Timestamp } from '@stratvector/kernel';
import { halfEvenOfWide } from './division.ts';
import { countsOfOne } from './fixed.ts';

/** Rates that move count 10^-12 of the account's currency for one unit of another. */
export const RATE_DECIMALS = 12;
/** Above it a rate leaves 64 bits. */
const RATE_MAX = (1n << 63n) - 1n;

/** What one unit of a currency is worth in the account's, and when that was known last. */
export interface RateMark {
  readonly currency: string;
  /** Counts 10^-12. */
  readonly rate: bigint;
  readonly at: Timestamp;
}

/** A quotation on the way from one currency to another; `isInverse` where it is told the other way round. */
export interface RateQuote {
  readonly value: number;
  readonly isInverse: boolean;
}

const SCALE = countsOfOne(RATE_DECIMALS);

const countOf = (value: number): bigint => {
  const [whole = '0', digits = ''] = value.toFixed(RATE_DECIMALS).split('.');
  return BigInt(`${whole}${digits}`);
};

/**
 * The product of quotations, each as it is or inverse, in counts of 10^-12: worked out exactly on
 * decimals of twelve digits, and rounded once, half to even. Null where it is nothing, or leaves 64 bits.
 */
export const rateOf = (quotes: readonly RateQuote[]): bigint | null => {
  let [numerator, denominator] = [SCALE, 1n];
  for (const { value, isInverse } of quotes) {
    const count = countOf(value);
    numerator *= isInverse ? SCALE : count;
    denominator *= isInverse ? count : SCALE;
  }
  if (denominator <= 0n) return null;
  const rate = halfEvenOfWide(numerator, denominator);
  return rate > 0n && rate <= RATE_MAX ? rate : null;
};

export const numberOfRate = (rate: bigint): number => Number(rate) / Number(SCALE);
