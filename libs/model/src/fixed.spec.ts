import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countOfNumber, countsOfOne, isNarrow, multiply, product, productFits } from './fixed.ts';

const near = (bits: readonly bigint[]) =>
  fc
    .tuple(fc.constantFrom(...bits), fc.bigInt({ min: -2n, max: 2n }), fc.constantFrom(1n, -1n))
    .map(([size, off, sign]) => sign * (2n ** size + off));
const factor = fc.oneof(
  near([0n, 23n, 24n, 30n, 31n, 32n, 38n, 39n, 62n]),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
);

describe('products', () => {
  it('that are said to fit do, and those over 64 bits are never said to', () => {
    fc.assert(
      fc.property(factor, factor, (a, b) => {
        const exact = a * b;
        if (productFits(a, b)) expect(BigInt.asIntN(64, exact)).toBe(exact);
        // Everything comfortably within is said to fit: nothing narrow goes the slow way.
        if (exact < 9_100_000_000_000_000_000n && exact > -9_100_000_000_000_000_000n)
          expect(productFits(a, b)).toBe(true);
        expect(product(a, b)).toBe(exact);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    [2n ** 24n, 2n ** 39n],
    [2n ** 32n, 2n ** 31n],
    [2n ** 62n, 2n],
    [-(2n ** 32n), 2n ** 31n],
  ])('of %s and %s leave 64 bits, and a programmer who multiplies them is told', (a, b) => {
    expect(productFits(a, b)).toBe(false);
    expect(() => multiply(a, b)).toThrow('leaves 64 bits');
  });

  it.each([
    [2n ** 63n - 1n, true],
    [2n ** 63n, false],
    [1n - 2n ** 63n, true],
    [-(2n ** 63n), false],
  ])('a machine integer holds %s and its negative: %s', (count, narrow) => {
    expect(isNarrow(count)).toBe(narrow);
  });
});

describe('counts of numbers', () => {
  it('are what BigInt makes of the rounded number', () => {
    const value = fc.oneof(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.constantFrom(0, -0, 4294.967295, 4294.967296, -4294.967296, 9007199254.740991, 1e15, 1e18),
    );
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 9 }), (number, decimals) => {
        const rounded = Math.round(number * 10 ** decimals);
        expect(countOfNumber(number, decimals)).toBe(BigInt(rounded));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([0, 1, 6, 12, 13, 18])('one has 10^%i counts', (decimals) => {
    expect(countsOfOne(decimals)).toBe(10n ** BigInt(decimals));
  });
});
