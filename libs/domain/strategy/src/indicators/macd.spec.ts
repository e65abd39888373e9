import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { macd } from './macd.ts';

describe('macd', () => {
  it.each<[number, number[]]>([
    [120, [-0.04105465452171586, 1.943033346435571, -1.9840880009572868]],
    [135, [1.1894602553365132, 1.2098429715524956, -0.02038271621598242]],
    [149, [-0.8557413575699968, -2.2264391542648965, 1.3706977966948997]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(macd, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 33 on', () => {
    expect(firstRow(macd)).toBe(33);
  });
});
