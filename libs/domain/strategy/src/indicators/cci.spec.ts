import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { cci } from './cci.ts';

describe('cci', () => {
  it.each<[number, number[]]>([
    [120, [-136.12270482655273]],
    [135, [-28.249636098980993]],
    [149, [149.00248047594113]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(cci, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 13 on', () => {
    expect(firstRow(cci)).toBe(13);
  });
});
