import { describe, expect, it } from '@jest/globals';
import { BARS, columnsOf, firstRow, seriesOf, valuesAt } from './bars.fixture.ts';
import { willr } from './willr.ts';

describe('willr', () => {
  it.each<[number, number[]]>([
    [120, [-97.55160825732115]],
    [135, [-54.69935785172216]],
    [149, [-0.7853403141360812]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(willr, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 13 on', () => {
    expect(firstRow(willr)).toBe(13);
  });

  it('is 0 where there is no range, as in TA-Lib', () => {
    const level = BARS.close.map(() => 100);
    const bars = { ...BARS, high: level, low: level, close: level };
    expect(columnsOf(willr, undefined, seriesOf(bars))[0]?.at(-1)).toBe(0);
  });
});
