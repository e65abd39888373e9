import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { vwma } from './vwma.ts';

describe('vwma', () => {
  it.each<[number, number[]]>([
    [120, [109.46231960688708]],
    [135, [107.58872886677912]],
    [149, [102.57795833961995]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(vwma, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(vwma)).toBe(19);
  });
});
