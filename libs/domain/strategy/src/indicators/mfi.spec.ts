import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { mfi } from './mfi.ts';

describe('mfi', () => {
  it.each<[number, number[]]>([
    [120, [39.10006822956594]],
    [135, [72.38297097393473]],
    [149, [52.29723493046487]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(mfi, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(mfi)).toBe(14);
  });
});
