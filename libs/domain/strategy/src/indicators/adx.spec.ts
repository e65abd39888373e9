import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { adx } from './adx.ts';

describe('adx', () => {
  it.each<[number, number[]]>([
    [120, [25.479812594329815]],
    [135, [20.53922122431201]],
    [149, [24.89356226064969]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(adx, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 27 on', () => {
    expect(firstRow(adx)).toBe(27);
  });
});
