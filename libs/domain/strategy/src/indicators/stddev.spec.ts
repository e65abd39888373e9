import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { stddev } from './stddev.ts';

describe('stddev', () => {
  it.each<[number, number[]]>([
    [120, [2.9669957869872223]],
    [135, [3.038357450992221]],
    [149, [4.418805268395509]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(stddev, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 4 on', () => {
    expect(firstRow(stddev)).toBe(4);
  });
});
