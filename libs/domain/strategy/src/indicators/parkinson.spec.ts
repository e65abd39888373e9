import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { parkinson } from './parkinson.ts';

describe('parkinson', () => {
  it.each<[number, number[]]>([
    [120, [0.27665016862192665]],
    [135, [0.23954087585020753]],
    [149, [0.28295165636322145]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(parkinson, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(parkinson)).toBe(19);
  });
});
