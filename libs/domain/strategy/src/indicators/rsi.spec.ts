import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { rsi } from './rsi.ts';

describe('rsi', () => {
  it.each<[number, number[]]>([
    [120, [36.23411668692339]],
    [135, [45.18541621060233]],
    [149, [62.6128135903518]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(rsi, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(rsi)).toBe(14);
  });
});
