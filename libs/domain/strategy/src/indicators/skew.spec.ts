import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { skew } from './skew.ts';

describe('skew', () => {
  it.each<[number, number[]]>([
    [120, [-0.134376632043886]],
    [135, [0.0154468128247573]],
    [149, [0.17708176030197764]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(skew, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(skew)).toBe(19);
  });
});
