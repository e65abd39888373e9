import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { linearreg } from './linearreg.ts';

describe('linearreg', () => {
  it.each<[number, number[]]>([
    [120, [102.1108571428573]],
    [135, [114.54428571428599]],
    [149, [102.98428571428637]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(linearreg, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 13 on', () => {
    expect(firstRow(linearreg)).toBe(13);
  });
});
