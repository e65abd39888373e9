import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { rma } from './rma.ts';

describe('rma', () => {
  it.each<[number, number[]]>([
    [120, [107.40750980999839]],
    [135, [109.08976578803012]],
    [149, [103.0117060332562]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(rma, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 13 on', () => {
    expect(firstRow(rma)).toBe(13);
  });
});
