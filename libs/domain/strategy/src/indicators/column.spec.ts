import { describe, expect, it } from '@jest/globals';
import { BARS, OTHER } from './bars.fixture.ts';
import { bbands } from './bbands.ts';
import { computeColumns } from './column.ts';
import { correl } from './correl.ts';
import { sma } from './sma.ts';

describe('indicator columns', () => {
  it('are one per output, as long as the bars', () => {
    const columns = computeColumns(bbands, { source: 'close', period: 20, width: 2 }, BARS);
    expect(columns.map(({ length }) => length)).toEqual([BARS.length, BARS.length, BARS.length]);
  });

  it('have NaN until the window is full', () => {
    const [column] = computeColumns(sma, { source: 'close', period: 3 }, BARS);
    expect([...(column?.subarray(0, 3) ?? [])].map(Number.isNaN)).toEqual([true, true, false]);
  });

  it('compare with a second instrument where one is given, and are NaN where none is', () => {
    const [alone] = computeColumns(correl, { period: 5 }, BARS);
    const [paired] = computeColumns(correl, { period: 5 }, BARS, OTHER);
    expect(alone?.every(Number.isNaN)).toBe(true);
    expect(Number.isFinite(paired?.[20])).toBe(true);
  });
});
