import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { ema } from './ema.ts';

describe('ema', () => {
  it.each<[number, number[]]>([
    [120, [107.21137187930337]],
    [135, [108.86714983954715]],
    [149, [103.22245142332918]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(ema, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 29 on', () => {
    expect(firstRow(ema)).toBe(29);
  });
});
