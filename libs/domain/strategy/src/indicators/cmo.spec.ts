import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { cmo } from './cmo.ts';

describe('cmo', () => {
  it.each<[number, number[]]>([
    [120, [-27.531766626153193]],
    [135, [-9.629167578795322]],
    [149, [25.225627180703558]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(cmo, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(cmo)).toBe(14);
  });
});
