import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roundToTotal } from './cents.ts';

const cents = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0);

describe('amounts that add up', () => {
  it('gives the missing cent to the largest remainder', () =>
    expect(roundToTotal([0.333, 0.333, 0.334], 1, 2)).toEqual({
      amounts: [0.33, 0.33, 0.34],
      rest: 0,
    }));

  it('works with losses', () =>
    expect(roundToTotal([-10.005, 3.333, 3.333], -3.339, 2)).toEqual({
      amounts: [-10, 3.33, 3.33],
      rest: 0,
    }));

  it('shows what the rows do not explain', () =>
    expect(roundToTotal([10, 20], 31.5, 2)).toEqual({ amounts: [10, 20], rest: 1.5 }));

  it('holds for a currency without decimals', () =>
    expect(roundToTotal([100.4, 100.4, 100.4], 301.2, 0).amounts).toEqual([101, 100, 100]));

  it('always adds up, and moves nothing by a whole cent', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 50 }), (guarded) => {
        const amounts = guarded.map((value) => value / 10_000);
        const total = guarded.reduce((sum, value) => sum + value, 0) / 10_000;
        const rounded = roundToTotal(amounts, total, 2);
        expect(rounded.rest).toBe(0);
        expect(cents(rounded.amounts)).toBe(Math.round(total * 100));
        rounded.amounts.forEach((amount, row) =>
          expect(Math.abs(amount - (amounts[row] ?? NaN))).toBeLessThan(0.01 + 1e-9),
        );
      }),
    ));
});
