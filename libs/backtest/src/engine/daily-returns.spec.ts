import { describe, expect, it } from '@jest/globals';
import { days } from './books.fixture.ts';
import { UTC_DAYS } from './account-days.ts';
import { DailyReturns } from './daily-returns.ts';
import { stockNamed } from './plan.fixture.ts';
import { LAST_OF_SESSION } from './plan.ts';

describe('the daily results of what is held', () => {
  it('count a split as no loss and a dividend as a gain', () => {
    const columns = days([
      [100, 100],
      [104, 104],
      [51, 52],
      [51, 51],
    ]);
    const returns = new DailyReturns({
      instruments: [
        {
          instrument: stockNamed('AAA'),
          columns,
          sessionEdges: new Uint8Array(4).fill(LAST_OF_SESSION),
          actions: [
            { kind: 'split', row: 2, numerator: 2n, denominator: 1n },
            { kind: 'dividend', row: 3, perShare: 2_040_000_000n },
          ],
          ends: null,
          coarser: new Map(),
          finer: null,
          halts: [],
        },
      ],
      days: UTC_DAYS,
    });
    // 104/100; 2 × 52 / 104; (51 + 2.04) / 52
    const results = returns.results(new Map([[0, 1000]]), Infinity);
    expect([...results].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([40, 0, 20]);
  });
});
