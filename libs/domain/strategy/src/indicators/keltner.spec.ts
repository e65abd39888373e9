import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { keltner } from './keltner.ts';

describe('keltner', () => {
  it.each<[number, number[]]>([
    [120, [113.45133298747392, 107.79489809686935, 102.13846320626477]],
    [135, [114.98262642314506, 109.64613055768665, 104.30963469222823]],
    [149, [108.27613491406605, 102.43526422023041, 96.59439352639477]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(keltner, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 20 on', () => {
    expect(firstRow(keltner)).toBe(20);
  });
});
