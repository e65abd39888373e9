import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { sma } from './sma.ts';

describe('sma', () => {
  it.each<[number, number[]]>([
    [120, [106.50000000000003]],
    [135, [110.53966666666672]],
    [149, [103.84966666666676]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(sma, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 29 on', () => {
    expect(firstRow(sma)).toBe(29);
  });
});
