import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { coppock } from './coppock.ts';

describe('coppock', () => {
  it.each<[number, number[]]>([
    [120, [-0.2652714214885394]],
    [135, [16.812305180278997]],
    [149, [-12.034876620892693]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(coppock, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 23 on', () => {
    expect(firstRow(coppock)).toBe(23);
  });
});
