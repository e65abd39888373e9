import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { ppo } from './ppo.ts';

describe('ppo', () => {
  it.each<[number, number[]]>([
    [120, [4.568782143084701]],
    [135, [1.12924225530543]],
    [149, [-5.914769139288097]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(ppo, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 25 on', () => {
    expect(firstRow(ppo)).toBe(25);
  });
});
