import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { aroon } from './aroon.ts';

describe('aroon', () => {
  it.each<[number, number[]]>([
    [120, [100.0, 42.85714285714286]],
    [135, [7.142857142857143, 71.42857142857143]],
    [149, [50.0, 100.0]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(aroon, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(aroon)).toBe(14);
  });
});
