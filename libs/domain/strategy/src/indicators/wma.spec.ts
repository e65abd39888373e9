import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { wma } from './wma.ts';

describe('wma', () => {
  it.each<[number, number[]]>([
    [120, [109.94495238095305]],
    [135, [109.57433333333414]],
    [149, [100.63852380952473]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(wma, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(wma)).toBe(19);
  });
});
