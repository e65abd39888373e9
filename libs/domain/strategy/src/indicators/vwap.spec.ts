import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { vwap } from './vwap.ts';

describe('vwap', () => {
  it.each<[number, number[]]>([
    [120, [109.35999077586189]],
    [135, [107.63159605841575]],
    [149, [102.59540604719459]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(vwap, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(vwap)).toBe(19);
  });
});
