import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { cmf } from './cmf.ts';

describe('cmf', () => {
  it.each<[number, number[]]>([
    [120, [0.07798418020283014]],
    [135, [-0.020620484989501087]],
    [149, [-0.009888579547046528]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(cmf, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(cmf)).toBe(19);
  });
});
