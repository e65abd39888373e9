import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { stochf } from './stochf.ts';

describe('stochf', () => {
  it.each<[number, number[]]>([
    [120, [4.3552519214347125, 4.938089963303002]],
    [135, [7.684729064039287, 8.605256500016951]],
    [149, [99.03660886319852, 97.36048834896519]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(stochf, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 6 on', () => {
    expect(firstRow(stochf)).toBe(6);
  });
});
