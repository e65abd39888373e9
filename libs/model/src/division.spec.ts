import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  divideCeil,
  divideFloor,
  divideHalfEven,
  divideHalfUp,
  halfEvenOfWide,
  shareFloor,
  shareHalfEven,
} from './division.ts';
import { FRACTION_ONE, money } from './fixed.ts';
import type { Fraction } from './fixed.ts';

const LARGEST = 2n ** 63n - 1n;

/** Counts of every size, the bounds of 64 bits and of the narrow ways above all. */
const count = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: LARGEST }),
  fc.bigInt({ min: -1000n, max: 1000n }),
  fc
    .tuple(fc.constantFrom(24n, 31n, 32n, 39n, 53n, 62n, 63n), fc.bigInt({ min: -3n, max: 3n }))
    .map(([bits, off]) => BigInt.asIntN(64, 2n ** bits - 1n + off)),
);
const divisor = count.map((value) => (value < 0n ? -(value + 1n) : value)).filter((d) => d > 0n);
const wide = fc.bigInt({ min: -(2n ** 120n), max: 2n ** 120n });

/** By the definition, without a thought for width: floor((2a + b) / 2b) and so on. */
const floor = (a: bigint, b: bigint): bigint => (a - (((a % b) + b) % b)) / b;
const ceil = (a: bigint, b: bigint): bigint => floor(a + b - 1n, b);
const halfUp = (a: bigint, b: bigint): bigint => floor(2n * a + b, 2n * b);
const halfEven = (a: bigint, b: bigint): bigint => {
  const up = halfUp(a, b);
  return 2n * a + b === 2n * b * up && up % 2n !== 0n ? up - 1n : up;
};

describe('division', () => {
  it.each([
    ['floor', divideFloor, floor],
    ['ceil', divideCeil, ceil],
    ['half up', divideHalfUp, halfUp],
    ['half even', divideHalfEven, halfEven],
  ] as const)('rounds by its name at the bounds of 64 bits: %s', (_name, divide, definition) => {
    fc.assert(
      fc.property(count, divisor, (a, b) => {
        expect(divide(a, b)).toBe(definition(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['floor', divideFloor, floor],
    ['ceil', divideCeil, ceil],
    ['half up', divideHalfUp, halfUp],
    ['half even', halfEvenOfWide, halfEven],
  ] as const)('rounds the same beyond: %s', (_name, divide, definition) => {
    fc.assert(
      fc.property(wide, divisor, (a, b) => {
        expect(divide(a, b)).toBe(definition(a, b));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [5n, 2n, 2n, 3n, 3n, 2n],
    [7n, 2n, 3n, 4n, 4n, 4n],
    [-5n, 2n, -3n, -2n, -2n, -2n],
    [-7n, 2n, -4n, -3n, -3n, -4n],
    [6n, 3n, 2n, 2n, 2n, 2n],
    [0n, 7n, 0n, 0n, 0n, 0n],
  ])('%s / %s is %s, %s, %s, %s', (...row) => {
    const [a, b, ...quotients] = row;
    expect([divideFloor(a, b), divideCeil(a, b), divideHalfUp(a, b), divideHalfEven(a, b)]).toEqual(
      quotients,
    );
  });
});

describe('a share of an amount', () => {
  const fraction = fc.bigInt({ min: 0n, max: 4n * FRACTION_ONE });

  it('is rounded by its name whatever the size', () => {
    fc.assert(
      fc.property(count, fraction, (amount, share) => {
        const exact = amount * share;
        expect(shareFloor(money(amount), share as Fraction)).toBe(floor(exact, FRACTION_ONE));
        expect(shareHalfEven(money(amount), share as Fraction)).toBe(halfEven(exact, FRACTION_ONE));
      }),
      { numRuns: 2000 },
    );
  });
});
