import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keptRows, pick } from './decimation.ts';

const values = fc.array(
  fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.constant(NaN)),
  {
    minLength: 30,
    maxLength: 400,
  },
);

const extremes = (column: Float64Array): readonly number[] => {
  const numbers = Array.from(column).filter((value) => !Number.isNaN(value));
  return [Math.min(...numbers) + 0, Math.max(...numbers) + 0];
};

describe('decimation', () => {
  it('keeps short columns whole', () => {
    expect(keptRows([new Float64Array(100)], 100)).toBeNull();
    expect(pick(Float64Array.of(1, 2), null)).toEqual(Float64Array.of(1, 2));
  });

  it('keeps both ends, stays under the limit and ascends', () => {
    const column = Float64Array.from({ length: 10_000 }, (_, row) => Math.sin(row / 7) * row);
    const rows = Array.from(keptRows([column, column.map((value) => -value)], 402) ?? []);
    expect(rows.length).toBeLessThanOrEqual(402);
    expect([rows[0], rows.at(-1)]).toEqual([0, 9_999]);
    expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
  });

  it('keeps the extremes of every bucket: a one-row spike survives among a million', () => {
    const column = new Float64Array(1_000_000).fill(100);
    column[777_777] = 5;
    column[123_456] = 900;
    expect(extremes(pick(column, keptRows([column], 1_000)))).toEqual([5, 900]);
  });

  it('never loses an extreme of any column, gaps or not', () =>
    fc.assert(
      fc.property(values, values, (first, second) => {
        const length = Math.min(first.length, second.length);
        const columns = [first, second].map((column) => Float64Array.from(column.slice(0, length)));
        const rows = keptRows(columns, 22);
        for (const column of columns)
          expect(extremes(pick(column, rows))).toEqual(extremes(column));
      }),
      { numRuns: 200 },
    ));
});
