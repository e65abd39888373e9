import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { ultosc } from './ultosc.ts';

describe('ultosc', () => {
  it.each<[number, number[]]>([
    [120, [28.802488311129043]],
    [135, [43.53264499969041]],
    [149, [73.85712793640275]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(ultosc, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 28 on', () => {
    expect(firstRow(ultosc)).toBe(28);
  });
});
