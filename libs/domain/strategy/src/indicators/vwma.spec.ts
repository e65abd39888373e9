import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { vwma } from './vwma.ts';

describe('vwma', () => {
  it.each<[number, number[]]>([
    [120, [106.56491051557367]],
    [135, [110.55042592289931]],
    [149, [103.83639315586178]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(vwma, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 29 on', () => {
    expect(firstRow(vwma)).toBe(29);
  });
});
