import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { floatOf, integerOf } from './whole.ts';

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

const BOUND = 2n ** 63n;

describe('integers as floats', () => {
  it.each([
    0n,
    1n,
    -1n,
    2n ** 32n - 1n,
    2n ** 32n,
    -(2n ** 32n),
    2n ** 53n + 1n,
    BOUND - 1n,
    -BOUND,
  ])('are what Number makes of them: %d', (integer) =>
    expect(floatOf(integer)).toBe(Number(integer)),
  );

  it('are so over 64 bits, also where a float has to round', () => {
    const integers = fc.bigInt({ min: -BOUND, max: BOUND - 1n });
    fc.assert(fc.property(integers, (integer) => floatOf(integer) === Number(integer)));
  });
});
