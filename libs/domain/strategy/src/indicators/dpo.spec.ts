import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { dpo } from './dpo.ts';

describe('dpo', () => {
  it.each<[number, number[]]>([
    [120, [-4.18799999999996]],
    [135, [-3.0554999999999524]],
    [149, [3.3615000000000776]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(dpo, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 30 on', () => {
    expect(firstRow(dpo)).toBe(30);
  });
});
