import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { tsf } from './tsf.ts';

describe('tsf', () => {
  it.each<[number, number[]]>([
    [120, [100.56021978021997]],
    [135, [115.3146153846157]],
    [149, [103.64142857142934]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(tsf, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 13 on', () => {
    expect(firstRow(tsf)).toBe(13);
  });
});
