import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { atr } from './atr.ts';

describe('atr', () => {
  it.each<[number, number[]]>([
    [120, [2.8441613283792204]],
    [135, [2.6494364278909117]],
    [149, [2.988454027773934]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(atr, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(atr)).toBe(14);
  });
});
