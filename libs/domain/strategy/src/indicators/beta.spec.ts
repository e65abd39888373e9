import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { beta } from './beta.ts';

describe('beta', () => {
  it.each<[number, number[]]>([
    [120, [0.5106239991329239]],
    [135, [0.5392795167802024]],
    [149, [0.5210986430977832]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(beta, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 30 on', () => {
    expect(firstRow(beta)).toBe(30);
  });
});
