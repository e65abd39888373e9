import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { beta } from './beta.ts';

describe('beta', () => {
  it.each<[number, number[]]>([
    [120, [0.37182991490195205]],
    [135, [-3.2481570291405544]],
    [149, [-0.038926143445786335]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(beta, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 5 on', () => {
    expect(firstRow(beta)).toBe(5);
  });
});
