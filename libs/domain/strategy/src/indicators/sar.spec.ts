import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { sar } from './sar.ts';

describe('sar', () => {
  it.each<[number, number[]]>([
    [2, [101.5982]],
    [4, [102.64439968]],
    [135, [116.19]],
    [149, [92.87482304]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(sar, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 1 on', () => {
    expect(firstRow(sar)).toBe(1);
  });
});
