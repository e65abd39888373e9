import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { rollingMin } from './min.ts';

describe('min', () => {
  it.each<[number, number[]]>([
    [120, [94.53]],
    [135, [99.88]],
    [149, [92.21]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(rollingMin, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 29 on', () => {
    expect(firstRow(rollingMin)).toBe(29);
  });
});
