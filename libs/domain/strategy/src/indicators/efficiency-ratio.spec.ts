import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { efficiencyRatio } from './efficiency-ratio.ts';

describe('efficiency_ratio', () => {
  it.each<[number, number[]]>([
    [120, [1.0]],
    [135, [0.03733031674208124]],
    [149, [0.7468354430379741]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(efficiencyRatio, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 10 on', () => {
    expect(firstRow(efficiencyRatio)).toBe(10);
  });
});
