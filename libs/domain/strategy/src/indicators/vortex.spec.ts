import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { vortex } from './vortex.ts';

describe('vortex', () => {
  it.each<[number, number[]]>([
    [120, [0.7682491066870845, 1.2700357325165899]],
    [135, [1.159977857735954, 0.7301411569332966]],
    [149, [0.9990917347865579, 0.9711625794732066]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(vortex, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(vortex)).toBe(14);
  });
});
