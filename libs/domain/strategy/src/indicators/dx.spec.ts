import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { dx } from './dx.ts';

describe('dx', () => {
  it.each<[number, number[]]>([
    [120, [27.93831731292753]],
    [135, [9.879084328443636]],
    [149, [22.82014091929014]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(dx, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(dx)).toBe(14);
  });
});
