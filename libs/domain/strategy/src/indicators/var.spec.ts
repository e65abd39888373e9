import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { variance } from './var.ts';

describe('var', () => {
  it.each<[number, number[]]>([
    [120, [8.803063999999926]],
    [135, [9.231615999999946]],
    [149, [19.52583999999991]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(variance, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 4 on', () => {
    expect(firstRow(variance)).toBe(4);
  });
});
