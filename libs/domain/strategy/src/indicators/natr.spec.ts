import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { natr } from './natr.ts';

describe('natr', () => {
  it.each<[number, number[]]>([
    [120, [2.8410361885717914]],
    [135, [2.480281246855375]],
    [149, [2.7130767387870485]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(natr, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(natr)).toBe(14);
  });
});
