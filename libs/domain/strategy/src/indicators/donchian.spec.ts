import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { donchian } from './donchian.ts';

describe('donchian', () => {
  it.each<[number, number[]]>([
    [120, [120.43, 107.725, 95.02]],
    [135, [116.19, 107.625, 99.06]],
    [149, [116.19, 103.695, 91.2]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(donchian, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(donchian)).toBe(19);
  });
});
