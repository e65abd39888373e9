import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { chop } from './chop.ts';

describe('chop', () => {
  it.each<[number, number[]]>([
    [120, [23.939311592583607]],
    [135, [28.278742733198595]],
    [149, [31.65562064253023]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(chop, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(chop)).toBe(14);
  });
});
