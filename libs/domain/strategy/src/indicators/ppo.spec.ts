import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { ppo } from './ppo.ts';

describe('ppo', () => {
  it.each<[number, number[]]>([
    [120, [-0.0381997218652821]],
    [135, [1.0895860736446408]],
    [149, [-0.8313378234114263]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(ppo, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 25 on', () => {
    expect(firstRow(ppo)).toBe(25);
  });
});
