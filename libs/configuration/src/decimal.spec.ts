import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalText, exactCount } from './decimal.ts';

describe('the decimal of a number', () => {
  it.each([
    [1e-7, '0.0000001'],
    [-1.5e-9, '-0.0000000015'],
    [1e21, '1000000000000000000000'],
    [1.25e22, '12500000000000000000000'],
    [0.1, '0.1'],
    [-3, '-3'],
    [12n, '12'],
  ])('%p is written out', (value, text) => expect(decimalText(value)).toBe(text));

  it('is the number again', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = decimalText(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    ));

  it('counts exactly what was written, up to 15 digits', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (count) => {
        const digits = count.toString().padStart(5, '0');
        const written = Number(`${digits.slice(0, -4)}.${digits.slice(-4)}`);
        expect(exactCount(written, 4)).toBe(count);
      }),
    ));

  it('is refused where digits would be lost', () => {
    expect(exactCount(0.00001, 4)).toBeNull();
    expect(exactCount(123456789012.3456, 4)).toBeNull();
    expect(exactCount(99999999999999999999n, 4)).toBe(999999999999999999990000n);
  });
});
