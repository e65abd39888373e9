import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { roc } from './roc.ts';

describe('roc', () => {
  it.each<[number, number[]]>([
    [120, [-16.554138534633655]],
    [135, [0.6217030896759512]],
    [149, [16.17972787680624]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(roc, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 10 on', () => {
    expect(firstRow(roc)).toBe(10);
  });
});
