import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { dema } from './dema.ts';

describe('dema', () => {
  it.each<[number, number[]]>([
    [120, [108.47435099519687]],
    [135, [111.2283057881539]],
    [149, [100.82873609487133]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(dema, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 38 on', () => {
    expect(firstRow(dema)).toBe(38);
  });
});
