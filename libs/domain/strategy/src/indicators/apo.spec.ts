import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { apo } from './apo.ts';

describe('apo', () => {
  it.each<[number, number[]]>([
    [120, [4.871217948717899]],
    [135, [1.2387179487178486]],
    [149, [-6.172243589743729]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(apo, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 25 on', () => {
    expect(firstRow(apo)).toBe(25);
  });
});
