import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainDecimal } from './cell-number.ts';

const plain = (text: string): number => {
  const bytes = new TextEncoder().encode(`x${text}x`);
  return plainDecimal(bytes, 1, bytes.length - 1);
};

describe('a plain decimal', () => {
  it('is the double that its text is', () => {
    const decimals = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 19 }), fc.boolean())
      .map(([digits, point, isNegative]) => {
        const text = String(digits);
        const at = Math.min(point, text.length);
        return `${isNegative ? '-' : ''}${text.slice(0, at)}${point < 19 ? '.' : ''}${text.slice(at)}`;
      });
    fc.assert(
      fc.property(decimals, (text) => {
        const value = plain(text);
        if (!Number.isNaN(value)) expect(value).toBe(Number(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '0',
    '-0',
    '.5',
    '5.',
    '101.25',
    '-3.50',
    '000012',
    '999999999999999',
    '0.00000000000001',
  ])('%s is one', (text) => expect(plain(text)).toBe(Number(text)));

  it.each(['', '.', '-', '--1', '1.2.3', '1e5', '0x10', ' 1', 'NaN', '+1', '1234567890123456'])(
    '%s is none, and left to text',
    (text) => expect(plain(text)).toBeNaN(),
  );
});
