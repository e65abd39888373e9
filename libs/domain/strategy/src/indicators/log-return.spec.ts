import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { logReturn } from './log-return.ts';

describe('log_return', () => {
  it.each<[number, number[]]>([
    [120, [-0.010631527432397763]],
    [135, [-0.027879586548091452]],
    [149, [0.026680515440225882]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(logReturn, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 1 on', () => {
    expect(firstRow(logReturn)).toBe(1);
  });
});
