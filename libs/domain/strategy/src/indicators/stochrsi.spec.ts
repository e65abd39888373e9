import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { stochrsi } from './stochrsi.ts';

describe('stochrsi', () => {
  it.each<[number, number[]]>([
    [120, [0.0, -9.473903143468002e-15]],
    [135, [0.0, -4.736951571734001e-15]],
    [149, [100.0, 100.0]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(stochrsi, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 20 on', () => {
    expect(firstRow(stochrsi)).toBe(20);
  });
});
