import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MeanDeviation } from './mean-deviation.ts';

/** The definition, word for word. */
const direct = (window: readonly number[]): number => {
  const mean = window.reduce((sum, one) => sum + one, 0) / window.length;
  const deviation = window.reduce((sum, one) => sum + Math.abs(one - mean), 0) / window.length;
  if (deviation === 0) return 0;
  return ((window.at(-1) ?? NaN) - mean) / (0.015 * deviation);
};

/** In cents, so that a window is of one value or of clearly different ones. */
const prices = fc.array(
  fc.integer({ min: 100, max: 100_000 }).map((cents) => cents / 100),
  { minLength: 130, maxLength: 160 },
);

describe('the mean deviation of a window', () => {
  it.each([5, 64, 65, 100])('of %i values is what its definition says', (period) => {
    fc.assert(
      fc.property(prices, (values) => {
        const deviation = new MeanDeviation(period);
        values.forEach((value, row) => {
          const found = deviation.push(value);
          if (row + 1 < period) expect(found).toBeNaN();
          else expect(found).toBeCloseTo(direct(values.slice(row + 1 - period, row + 1)), 7);
        });
      }),
      { numRuns: 10, examples: [[Array.from({ length: 130 }, (_, row) => 100 + (row % 7))]] },
    );
  });

  it.each([5, 100])('of %i values that are one is 0', (period) => {
    const deviation = new MeanDeviation(period);
    const found = Array.from({ length: 130 }, () => deviation.push(1 / 3)).slice(period - 1);
    expect(new Set(found)).toEqual(new Set([0]));
  });
});
