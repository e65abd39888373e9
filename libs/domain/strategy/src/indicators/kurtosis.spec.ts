import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { kurtosis } from './kurtosis.ts';

describe('kurtosis', () => {
  it.each<[number, number[]]>([
    [120, [-1.3783876665208616]],
    [135, [-1.4009228333405732]],
    [149, [-1.379074912582483]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(kurtosis, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 19 on', () => {
    expect(firstRow(kurtosis)).toBe(19);
  });
});
