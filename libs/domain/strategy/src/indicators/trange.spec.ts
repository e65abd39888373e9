import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { trange } from './trange.ts';

describe('trange', () => {
  it.each<[number, number[]]>([
    [120, [1.5800000000000125]],
    [135, [3.799999999999997]],
    [149, [3.569999999999993]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(trange, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 1 on', () => {
    expect(firstRow(trange)).toBe(1);
  });
});
