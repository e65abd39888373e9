import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { lag } from './lag.ts';

describe('lag', () => {
  it.each<[number, number[]]>([
    [120, [101.18]],
    [135, [109.84]],
    [149, [107.25]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(lag, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 1 on', () => {
    expect(firstRow(lag)).toBe(1);
  });
});
