import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { garmanKlass } from './garman-klass.ts';

describe('garman_klass', () => {
  it.each<[number, number[]]>([
    [120, [0.26559035774110085]],
    [135, [0.23851354148193984]],
    [149, [0.2718929846805568]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(garmanKlass, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(garmanKlass)).toBe(19);
  });
});
