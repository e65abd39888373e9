import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { rollingMax } from './max.ts';

describe('max', () => {
  it.each<[number, number[]]>([
    [120, [119.97]],
    [135, [119.97]],
    [149, [115.33]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(rollingMax, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 29 on', () => {
    expect(firstRow(rollingMax)).toBe(29);
  });
});
