import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { histogramOf } from './histogram.ts';

describe('the histogram of returns', () => {
  it('counts by classes of equal width', () => {
    const values = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 10);
    const found = histogramOf(values, 5);
    expect(found?.edges).toEqual([0, 2, 4, 6, 8, 10]);
    expect(found?.counts).toEqual([2, 2, 2, 2, 2]);
    expect(found?.mean).toBeCloseTo(4.6, 12);
  });

  it('is null where there is no distribution', () => {
    expect(histogramOf(new Float64Array(), 50)).toBeNull();
    expect(histogramOf(new Float64Array(9).fill(0.01), 50)).toBeNull();
    expect(histogramOf(Float64Array.of(0, -5e-324), 60)).toBeNull();
  });

  it('uses all classes where half of the returns are equal', () => {
    const values = new Float64Array(100);
    values[7] = 0.05;
    expect(histogramOf(values, 40)?.counts).toHaveLength(40);
  });

  it('loses no return, whatever they are', () => {
    const values = fc.array(fc.double({ min: -1, max: 3, noNaN: true }), { maxLength: 300 });
    fc.assert(
      fc.property(values, (returns) => {
        const found = histogramOf(Float64Array.from(returns), 60);
        const total = found?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
        expect(total).toBe(found ? returns.length : 0);
        expect(found?.edges.length ?? 1).toBe((found?.counts.length ?? 0) + 1);
      }),
    );
  });
});
