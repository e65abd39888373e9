import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { trima } from './trima.ts';

describe('trima', () => {
  it.each<[number, number[]]>([
    [120, [113.61972727272703]],
    [135, [107.53518181818156]],
    [149, [99.36781818181788]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(trima, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(trima)).toBe(19);
  });
});
