import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { dema } from './dema.ts';

describe('dema', () => {
  it.each<[number, number[]]>([
    [120, [109.12342319303558]],
    [135, [110.97852047337193]],
    [149, [101.32365038522451]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(dema, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 58 on', () => {
    expect(firstRow(dema)).toBe(58);
  });
});
