import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { aroonosc } from './aroonosc.ts';

describe('aroonosc', () => {
  it.each<[number, number[]]>([
    [120, [-57.142857142857146]],
    [135, [64.28571428571429]],
    [149, [50.0]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(aroonosc, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(aroonosc)).toBe(14);
  });
});
