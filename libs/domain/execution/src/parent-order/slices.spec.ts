import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fractionOfNumber, quantity } from '@stratvector/model';
import { dueAfter, equalSlices, shareOfVolume, weightedSlices } from './slices.ts';

const ONE = quantity(1n);

describe('equal slices', () => {
  it.each([
    [100n, 5, 1n, [20n, 20n, 20n, 20n, 20n]],
    [103n, 5, 1n, [20n, 20n, 20n, 20n, 23n]],
    [3n, 5, 1n, [0n, 0n, 0n, 0n, 3n]],
    [1000n, 3, 100n, [300n, 300n, 400n]],
    [7n, 1, 1n, [7n]],
  ])('of %d over %d bars in lots of %d', (whole, bars, lot, slices) => {
    expect(equalSlices(quantity(whole), bars, quantity(lot))).toEqual(slices);
  });
});

describe('slices by weight', () => {
  it.each([
    [100n, [1, 1, 2], 1n, [25n, 25n, 50n]],
    [100n, [3, 0, 1], 10n, [70n, 0n, 30n]],
    [10n, [0, 0], 1n, [5n, 5n]],
    [10n, [NaN, 1], 1n, [5n, 5n]],
  ])('of %d by %j in lots of %d', (whole, weights, lot, slices) => {
    expect(weightedSlices(quantity(whole), weights, quantity(lot))).toEqual(slices);
  });

  it('sum to the whole, in whole lots, none below nothing', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), weights, (lots, shares) => {
        const whole = quantity(lots * 7n);
        const slices = weightedSlices(whole, shares, quantity(7n));
        expect(slices.reduce((sum, slice) => sum + slice, 0n)).toBe(whole);
        expect(slices.every((slice) => slice >= 0n && slice % 7n === 0n)).toBe(true);
      }),
    );
  });
});

describe('a share of volume', () => {
  it.each([
    [1000n, 0.1, 1n, 100n],
    [999n, 0.1, 1n, 99n],
    [999n, 0.1, 10n, 90n],
    [0n, 0.1, 1n, 0n],
    [5n, 1, 1n, 5n],
  ])('of %d by %d in lots of %d', (volume, participation, lot, share) => {
    const asked = fractionOfNumber(participation);
    expect(shareOfVolume(quantity(volume), asked, quantity(lot))).toBe(share);
  });
});

describe('what is due', () => {
  it.each([
    [0, 20n],
    [1, 40n],
    [2, 103n],
    [9, 103n],
  ])('after %d bars', (bars, due) => {
    expect(dueAfter([20n, 20n, 63n].map(quantity), bars)).toBe(due);
    expect(dueAfter([], bars)).toBe(0n * ONE);
  });
});
