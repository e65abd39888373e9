import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { wma } from './wma.ts';

describe('wma', () => {
  it.each<[number, number[]]>([
    [120, [108.37455913978482]],
    [135, [109.50756989247297]],
    [149, [102.51524731182774]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(wma, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 29 on', () => {
    expect(firstRow(wma)).toBe(29);
  });
});
