import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { mom } from './mom.ts';

describe('mom', () => {
  it.each<[number, number[]]>([
    [120, [-19.86]],
    [135, [0.6599999999999966]],
    [149, [15.340000000000003]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(mom, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 10 on', () => {
    expect(firstRow(mom)).toBe(10);
  });
});
