import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { zscore } from './zscore.ts';

describe('zscore', () => {
  it.each<[number, number[]]>([
    [120, [-1.2680916159968516]],
    [135, [-0.14178926817694862]],
    [149, [0.9246059591258526]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(zscore, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(zscore)).toBe(19);
  });
});
