import { describe, expect, it } from '@jest/globals';
import { firstRow, valuesAt } from './bars.fixture.ts';
import { vwapSession } from './vwap-session.ts';

describe('vwap_session', () => {
  it.each<[number, number[]]>([
    [122, [100.21215718234484]],
    [135, [107.54]],
    [149, [102.73545007312858]],
  ])('at row %i of the fixture is %j', (row, expected) => {
    const values = valuesAt(vwapSession, row);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, output) => expect(value).toBeCloseTo(expected[output] ?? NaN, 8));
  });

  it('is defined from row 0 on', () => {
    expect(firstRow(vwapSession)).toBe(0);
  });
});
