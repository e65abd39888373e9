import { describe, expect, it } from '@jest/globals';
import { formatDate, formatDateTime, formatSigned, formatValue } from './format.ts';

describe('figures', () => {
  it.each([
    [0.12345, 'fraction', '12.35%'],
    [-0.5, 'fraction', '−50.00%'],
    [1234567.891, 'money', '1,234,567.89'],
    [-0.001, 'money', '0.00'],
    [999.5, 'count', '1,000'],
    [12, 'days', '12'],
    [12.25, 'bars', '12.3'],
    [7.25, 'bps', '7.3 bps'],
    [2, 'multiple', '2.00×'],
    [null, 'ratio', 'n/a'],
    [NaN, 'ratio', 'n/a'],
    [Infinity, 'money', 'n/a'],
  ] as const)('%p as %s is %s', (value, unit, text) => expect(formatValue(value, unit)).toBe(text));

  it('take the decimals of their currency', () =>
    expect(formatValue(123456.7, 'money', 0)).toBe('123,457'));

  it.each([
    [0.01, '+1.00%'],
    [-0.01, '−1.00%'],
    [0.000001, '0.00%'],
    [null, 'n/a'],
  ])('%p signed is %s', (value, text) => expect(formatSigned(value, 'fraction')).toBe(text));

  it('write times in UTC', () => {
    const time = Date.UTC(2019, 2, 28, 14, 30);
    expect([formatDate(time), formatDateTime(time)]).toEqual(['2019-03-28', '2019-03-28 14:30']);
  });
});
