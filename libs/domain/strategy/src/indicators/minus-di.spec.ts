import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { minusDi } from './minus-di.ts';

describe('minus_di', () => {
  it.each<[number, number[]]>([
    [120, [45.851005052555685]],
    [135, [38.21700493763414]],
    [149, [27.897121139864417]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(minusDi, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(minusDi)).toBe(14);
  });
});
