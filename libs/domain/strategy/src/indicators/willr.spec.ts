import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { willr } from './willr.ts';

describe('willr', () => {
  it.each<[number, number[]]>([
    [120, [-97.55160825732115]],
    [135, [-54.69935785172216]],
    [149, [-0.7853403141360812]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(willr, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 13 on', () => {
    expect(firstRow(willr)).toBe(13);
  });
});
