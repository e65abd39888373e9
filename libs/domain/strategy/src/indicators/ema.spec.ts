import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { ema } from './ema.ts';

describe('ema', () => {
  it.each<[number, number[]]>([
    [120, [107.79489809686935]],
    [135, [109.64613055768665]],
    [149, [102.43526422023041]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(ema, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(ema)).toBe(19);
  });
});
