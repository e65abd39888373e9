import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalCdf, normalQuantile } from './normal.ts';

describe('the normal distribution', () => {
  // scipy.stats.norm.cdf, and mpmath's ncdf with 40 digits where a double's methods meet
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.959963984540054, 0.025],
    [3.5, 0.9997673709209645],
    [-6, 9.865876450376946e-10],
    [-10, 7.61985302416047e-24],
    [-0.3, 0.3820885778110474],
    [-1.4, 0.08075665923377105],
    [-1.45, 0.07352925960964835],
    [-2.5, 0.006209665325776135],
    [-3.525, 0.00021174139572341795],
    [-5, 2.866515718791939e-7],
    [-8, 6.220960574271784e-16],
    [-20, 2.7536241186062337e-89],
  ])('at %d is %d', (z, probability) => {
    expect(Math.abs(normalCdf(z) / probability - 1)).toBeLessThan(1e-12);
  });

  it('is inverted to 1e-12', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (probability) => {
        expect(Math.abs(normalCdf(normalQuantile(probability)) / probability - 1)).toBeLessThan(
          1e-12,
        );
      }),
    );
  });

  it('has no quantile outside (0, 1)', () => {
    expect(normalQuantile(0)).toBeNaN();
    expect(normalQuantile(1)).toBeNaN();
  });
});
