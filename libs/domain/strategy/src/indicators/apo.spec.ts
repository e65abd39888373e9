import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { apo } from './apo.ts';

describe('apo', () => {
  it.each<[number, number[]]>([
    [120, [-0.04105414575550981]],
    [135, [1.189460296856609]],
    [149, [-0.8557413535654916]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(apo, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 25 on', () => {
    expect(firstRow(apo)).toBe(25);
  });
});
