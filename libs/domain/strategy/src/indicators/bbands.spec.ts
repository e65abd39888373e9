import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { bbands } from './bbands.ts';

describe('bbands', () => {
  it.each<[number, number[]]>([
    [120, [124.84441894012774, 109.70749999999991, 94.57058105987208]],
    [135, [118.20950168069183, 107.57399999999993, 96.93849831930802]],
    [149, [118.71494773674641, 102.78599999999994, 86.85705226325348]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(bbands, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(bbands)).toBe(19);
  });
});
