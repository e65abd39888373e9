import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { correl } from './correl.ts';

describe('correl', () => {
  it.each<[number, number[]]>([
    [120, [0.3670320478290512]],
    [135, [0.5591549480025053]],
    [149, [0.7217088662629872]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(correl, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 29 on', () => {
    expect(firstRow(correl)).toBe(29);
  });
});
