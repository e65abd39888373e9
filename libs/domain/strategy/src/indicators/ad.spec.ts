import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { ad } from './ad.ts';

describe('ad', () => {
  it.each<[number, number[]]>([
    [120, [70629.07990044437]],
    [135, [109441.11762329741]],
    [149, [139336.7795243361]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(ad, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 0 on', () => {
    expect(firstRow(ad)).toBe(0);
  });
});
