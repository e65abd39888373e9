import { describe, expect, it } from '@jest/globals';
import { price } from '../fixed.ts';
import { worsenByShare } from './worsened.ts';

describe('a worsened price', () => {
  it.each([
    ['buy', 100_000_000n, 1n, 10_000n, 100_010_000n],
    ['sell', 100_000_000n, 1n, 10_000n, 99_990_000n],
    ['buy', 33_333_333n, 1n, 10_000n, 33_336_667n],
    ['sell', 33_333_333n, 1n, 10_000n, 33_329_999n],
    ['sell', 1n, 1n, 10_000n, 1n],
    ['sell', 100n, 2n, 1n, 1n],
  ] as const)('%s at %s by %s / %s is %s', (...row) => {
    const [side, at, numerator, denominator, worse] = row;
    expect(worsenByShare(price(at), side, numerator, denominator)).toBe(worse);
  });
});
