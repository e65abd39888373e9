import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { plusDi } from './plus-di.ts';

describe('plus_di', () => {
  it.each<[number, number[]]>([
    [120, [25.82573107397561]],
    [135, [31.344923378765504]],
    [149, [44.394073667038136]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(plusDi, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 14 on', () => {
    expect(firstRow(plusDi)).toBe(14);
  });
});
