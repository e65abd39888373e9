import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { kama } from './kama.ts';

describe('kama', () => {
  it.each<[number, number[]]>([
    [120, [110.25188709073872]],
    [135, [111.06705595138058]],
    [149, [101.63443666226196]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(kama, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 30 on', () => {
    expect(firstRow(kama)).toBe(30);
  });
});
