import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { adxr } from './adxr.ts';

describe('adxr', () => {
  it.each<[number, number[]]>([
    [120, [24.35213962923309]],
    [135, [23.047211878907923]],
    [149, [22.733601570433336]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(adxr, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 40 on', () => {
    expect(firstRow(adxr)).toBe(40);
  });
});
