import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { obv } from './obv.ts';

describe('obv', () => {
  it.each<[number, number[]]>([
    [120, [-32359.0]],
    [135, [22508.0]],
    [149, [58784.0]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(obv, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 0 on', () => {
    expect(firstRow(obv)).toBe(0);
  });
});
