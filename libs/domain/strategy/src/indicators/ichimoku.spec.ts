import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { ichimoku } from './ichimoku.ts';

describe('ichimoku', () => {
  it.each<[number, number[]]>([
    [120, [110.015, 106.995, 108.505, 104.93]],
    [135, [111.11500000000001, 109.745, 110.43, 106.995]],
    [149, [100.75, 103.695, 102.2225, 105.815]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(ichimoku, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 51 on', () => {
    expect(firstRow(ichimoku)).toBe(51);
  });
});
