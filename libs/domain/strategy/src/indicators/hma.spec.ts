import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { hma } from './hma.ts';

describe('hma', () => {
  it.each<[number, number[]]>([
    [120, [106.13000606060606]],
    [135, [115.3993974025974]],
    [149, [98.96025324675325]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(hma, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 22 on', () => {
    expect(firstRow(hma)).toBe(22);
  });
});
