import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { linearregIntercept } from './linearreg-intercept.ts';

describe('linearreg_intercept', () => {
  it.each<[number, number[]]>([
    [120, [122.26914285714265]],
    [135, [104.52999999999956]],
    [149, [94.44142857142775]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(linearregIntercept, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 13 on', () => {
    expect(firstRow(linearregIntercept)).toBe(13);
  });
});
