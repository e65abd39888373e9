import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { rank } from './rank.ts';

describe('rank', () => {
  it.each<[number, number[]]>([
    [120, [0.10526315789473684]],
    [135, [0.47368421052631576]],
    [149, [0.7894736842105263]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(rank, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(rank)).toBe(19);
  });
});
