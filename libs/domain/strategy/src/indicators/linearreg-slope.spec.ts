import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { linearregSlope } from './linearreg-slope.ts';

describe('linearreg_slope', () => {
  it.each<[number, number[]]>([
    [120, [-1.5506373626373349]],
    [135, [0.7703296703297251]],
    [149, [0.6571428571429714]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(linearregSlope, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 13 on', () => {
    expect(firstRow(linearregSlope)).toBe(13);
  });
});
