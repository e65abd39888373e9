import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { supertrend } from './supertrend.ts';

describe('supertrend', () => {
  it.each<[number, number[]]>([
    [120, [108.9238304463079, -1.0]],
    [135, [115.82452419001555, -1.0]],
    [149, [99.29887949312909, 1.0]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(supertrend, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 10 on', () => {
    expect(firstRow(supertrend)).toBe(10);
  });
});
