import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { bop } from './bop.ts';

describe('bop', () => {
  it.each<[number, number[]]>([
    [120, [-0.5714285714285662]],
    [135, [-0.7016129032258104]],
    [149, [0.6862745098039237]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(bop, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 0 on', () => {
    expect(firstRow(bop)).toBe(0);
  });
});
