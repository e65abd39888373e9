import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { trima } from './trima.ts';

describe('trima', () => {
  it.each<[number, number[]]>([
    [120, [107.73758333333353]],
    [135, [108.05966666666694]],
    [149, [104.80037500000033]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(trima, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 29 on', () => {
    expect(firstRow(trima)).toBe(29);
  });
});
