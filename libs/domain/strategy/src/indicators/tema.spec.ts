import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { tema } from './tema.ts';

describe('tema', () => {
  it.each<[number, number[]]>([
    [120, [106.73044136041666]],
    [135, [111.44490114313444]],
    [149, [101.16368192813134]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(tema, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 57 on', () => {
    expect(firstRow(tema)).toBe(57);
  });
});
