import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { stoch } from './stoch.ts';

describe('stoch', () => {
  it.each<[number, number[]]>([
    [120, [4.938089963303002, 4.458295554992534]],
    [135, [8.605256500016951, 29.735906296759847]],
    [149, [97.36048834896519, 95.07359614108323]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(stoch, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 8 on', () => {
    expect(firstRow(stoch)).toBe(8);
  });
});
