import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { rma } from './rma.ts';

describe('rma', () => {
  it.each<[number, number[]]>([
    [120, [105.73370532052367]],
    [135, [107.19813977599655]],
    [149, [104.1430920091056]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(rma, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 29 on', () => {
    expect(firstRow(rma)).toBe(29);
  });
});
