import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { realizedVolatility } from './realized-volatility.ts';

describe('realized_volatility', () => {
  it.each<[number, number[]]>([
    [120, [0.3624422271549603]],
    [135, [0.2970064789389106]],
    [149, [0.3714379809499575]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(realizedVolatility, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 20 on', () => {
    expect(firstRow(realizedVolatility)).toBe(20);
  });
});
