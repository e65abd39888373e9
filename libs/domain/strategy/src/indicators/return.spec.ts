import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { simpleReturn } from './return.ts';

describe('return', () => {
  it.each<[number, number[]]>([
    [120, [-0.010575212492587527]],
    [135, [-0.027494537509104244]],
    [149, [0.027039627039627145]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(simpleReturn, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 1 on', () => {
    expect(firstRow(simpleReturn)).toBe(1);
  });
});
