import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { t3 } from './t3.ts';

describe('t3', () => {
  it.each<[number, number[]]>([
    [120, [105.03487896708127]],
    [135, [113.32343725765855]],
    [149, [101.56938899470362]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(t3, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 24 on', () => {
    expect(firstRow(t3)).toBe(24);
  });
});
