import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalText, writeDecimal } from './decimal-bytes.ts';

/** The bytes as text; null where the text has to be made. */
const written = (value: number, digits: number): string | null => {
  const bytes = new Uint8Array(64);
  const after = writeDecimal(bytes, 3, value, digits);
  return after < 0 ? null : new TextDecoder().decode(bytes.subarray(3, after));
};

describe('a decimal', () => {
  it.each([
    [0, 4, '0'],
    [-0, 4, '0'],
    [-0.00001, 4, '0'],
    [1, 4, '1'],
    [10, 0, '10'],
    [100_000, 4, '100000'],
    [1234.5, 4, '1234.5'],
    [-1234.05, 4, '-1234.05'],
    [0.1 + 0.2, 4, '0.3'],
    [99_999.99999, 4, '100000'],
    [0.00000012, 8, '0.00000012'],
    [2_147_483_647.5, 1, '2147483647.5'],
  ])('%s to %s digits is %s', (value, digits, text) => {
    expect(decimalText(value, digits)).toBe(text);
    expect(written(value, digits)).toBe(text);
  });

  it.each([NaN, Infinity, -Infinity, 1e15, 1.00005, 2 ** 31])('%s is left to text', (value) =>
    expect(written(value, 4)).toBeNull(),
  );

  it('is the same as bytes and as text, and as text what toFixed makes of it', () => {
    const values = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map((count) => count / 10_000),
      fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map((count) => count / 100_000),
    );
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 8 }), (value, digits) => {
        const bytes = written(value, digits);
        if (bytes !== null) expect(bytes).toBe(decimalText(value, digits));
        expect(Number(decimalText(value, digits))).toBe(Number(value.toFixed(digits)) + 0);
      }),
      { numRuns: 5000 },
    );
  });
});
