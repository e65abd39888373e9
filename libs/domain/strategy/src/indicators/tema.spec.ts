import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { tema } from './tema.ts';

describe('tema', () => {
  it.each<[number, number[]]>([
    [120, [109.21973709762831]],
    [135, [111.4130923156358]],
    [149, [99.99012573771323]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(tema, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 87 on', () => {
    expect(firstRow(tema)).toBe(87);
  });
});
