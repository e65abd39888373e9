import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { vwapRolling } from './vwap-rolling.ts';

describe('vwap_rolling', () => {
  it.each<[number, number[]]>([
    [120, [109.35999077586189]],
    [135, [107.63159605841575]],
    [149, [102.59540604719459]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(vwapRolling, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(vwapRolling)).toBe(19);
  });
});
