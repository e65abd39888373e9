import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { vwap } from './vwap.ts';

describe('vwap', () => {
  it.each<[number, number[]]>([
    [120, [103.69703014432795]],
    [135, [104.38964965399028]],
    [149, [103.73257465714553]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(vwap, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 0 on', () => {
    expect(firstRow(vwap)).toBe(0);
  });
});
