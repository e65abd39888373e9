import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { midpoint } from './midpoint.ts';

describe('midpoint', () => {
  it.each<[number, number[]]>([
    [120, [110.03999999999999]],
    [135, [107.905]],
    [149, [101.18]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(midpoint, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 13 on', () => {
    expect(firstRow(midpoint)).toBe(13);
  });
});
