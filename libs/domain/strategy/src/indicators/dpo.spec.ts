import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { dpo } from './dpo.ts';

describe('dpo', () => {
  it.each<[number, number[]]>([
    [120, [9.522500000000093]],
    [135, [-3.77399999999993]],
    [149, [-5.5159999999999485]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(dpo, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(dpo)).toBe(19);
  });
});
