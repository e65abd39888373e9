import { describe, expect, it } from '@jest/globals';
import { drawdownsOf } from '../statistics/drawdowns.ts';
import { drawdownTable } from './drawdown-table.ts';

const DAY_MS = 86_400_000;

describe('the table of drawdowns', () => {
  const curve = Float64Array.of(100, 90, 100, 120, 60, 90, 125, 120);
  const times = curve.map((_, row) => row * DAY_MS);
  const falls = drawdownsOf(curve);

  it('names peak, trough and recovery, deepest first', () => {
    expect(drawdownTable(falls, times, 2)).toEqual([
      { depth: -0.5, peak: 3 * DAY_MS, trough: 4 * DAY_MS, recovery: 6 * DAY_MS, days: 3 },
      { depth: expect.closeTo(-0.1, 12), peak: 0, trough: DAY_MS, recovery: 2 * DAY_MS, days: 2 },
    ]);
  });

  it('counts the days of an unfinished one to the end', () => {
    expect(drawdownTable(falls, times, 9)[2]).toMatchObject({ recovery: null, days: 1 });
  });

  it('is empty for a curve that only rises', () => {
    expect(drawdownTable(drawdownsOf(Float64Array.of(1, 2, 3)), times, 5)).toEqual([]);
  });
});
