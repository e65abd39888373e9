import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { midprice } from './midprice.ts';

describe('midprice', () => {
  it.each<[number, number[]]>([
    [120, [110.015]],
    [135, [107.625]],
    [149, [100.75]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(midprice, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 13 on', () => {
    expect(firstRow(midprice)).toBe(13);
  });
});
