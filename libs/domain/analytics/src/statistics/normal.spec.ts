import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalCdf, normalQuantile } from './normal.ts';

describe('the normal distribution', () => {
  // scipy.stats.norm.cdf
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.959963984540054, 0.025],
    [3.5, 0.9997673709209645],
    [-6, 9.865876450376946e-10],
    [-10, 7.61985302416047e-24],
  ])('at %d is %d', (z, probability) => {
    expect(Math.abs(normalCdf(z) / probability - 1)).toBeLessThan(1e-12);
  });

  it('is inverted to 1e-12', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (probability) => {
        expect(Math.abs(normalCdf(normalQuantile(probability)) / probability - 1)).toBeLessThan(
          1e-11,
        );
      }),
    );
  });

  it('has no quantile outside (0, 1)', () => {
    expect(normalQuantile(0)).toBeNaN();
    expect(normalQuantile(1)).toBeNaN();
  });
});
