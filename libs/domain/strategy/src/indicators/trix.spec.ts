import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { trix } from './trix.ts';

describe('trix', () => {
  it.each<[number, number[]]>([
    [120, [0.12115446658880202]],
    [135, [0.11017303464355699]],
    [149, [-0.0368733878858607]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(trix, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 88 on', () => {
    expect(firstRow(trix)).toBe(88);
  });
});
