import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { sma } from './sma.ts';

describe('sma', () => {
  it.each<[number, number[]]>([
    [120, [109.70749999999991]],
    [135, [107.57399999999993]],
    [149, [102.78599999999994]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(sma, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(sma)).toBe(19);
  });
});
