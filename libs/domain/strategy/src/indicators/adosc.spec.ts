import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { adosc } from './adosc.ts';

describe('adosc', () => {
  it.each<[number, number[]]>([
    [120, [-19608.535163717213]],
    [135, [-3175.4277754351497]],
    [149, [25675.623563849716]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(adosc, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 9 on', () => {
    expect(firstRow(adosc)).toBe(9);
  });
});
