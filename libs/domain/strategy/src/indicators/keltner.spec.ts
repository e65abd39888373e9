import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { keltner } from './keltner.ts';

describe('keltner', () => {
  it.each<[number, number[]]>([
    [120, [113.66722672578297, 107.9646602240112, 102.26209372223943]],
    [135, [114.99288386575982, 109.70986508907865, 104.42684631239747]],
    [149, [108.2989750641901, 102.15489412004021, 96.01081317589032]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(keltner, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(keltner)).toBe(19);
  });
});
