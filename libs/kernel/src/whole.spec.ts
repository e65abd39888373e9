import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { integerOf } from './whole.ts';

describe('whole numbers as integers', () => {
  it.each([
    0,
    -0,
    1,
    -1,
    2 ** 51 - 1,
    2 ** 51,
    1 - 2 ** 51,
    -(2 ** 51),
    2 ** 32 - 1,
    2 ** 32,
    -(2 ** 32),
    Number.MAX_SAFE_INTEGER,
    2 ** 60,
  ])('are what BigInt makes of them: %d', (whole) => expect(integerOf(whole)).toBe(BigInt(whole)));

  it('are so over the whole range', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (whole) => integerOf(whole) === BigInt(whole)));
  });

  it('are refused where there is a fraction', () => {
    expect(() => integerOf(0.5)).toThrow(RangeError);
  });
});
