import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { linearregAngle } from './linearreg-angle.ts';

describe('linearreg_angle', () => {
  it.each<[number, number[]]>([
    [120, [-57.18218784525873]],
    [135, [37.60812732688976]],
    [149, [33.31063082456538]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(linearregAngle, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 13 on', () => {
    expect(firstRow(linearregAngle)).toBe(13);
  });
});
