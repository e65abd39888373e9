import { describe, expect, it } from '@jest/globals';
import type { BarColumns } from '@stratvector/model';
import { decidedBy, holdersOf, straddlingRows } from './nesting.ts';

type Row = readonly [open: number, close: number, high?: number, low?: number];

const columns = (...rows: readonly Row[]): BarColumns => {
  const column = (of: (row: Row) => number): Float64Array => Float64Array.from(rows, of);
  const level = column(() => 1);
  return {
    length: rows.length,
    openTime: column(([open]) => open),
    closeTime: column(([, close]) => close),
    open: level,
    high: column(([, , high = 1]) => high),
    low: column(([, , , low = 1]) => low),
    close: level,
    volume: level,
    hasVolume: true,
  };
};

/** Two bars, a gap from 20 to 30, and a third. */
const RUN = columns([0, 10, 5, 1], [10, 20, 7, 2], [30, 40, 9, 3]);

describe('finer bars and the bars they open in', () => {
  it.each<[string, Row, number, boolean]>([
    ['at the open', [0, 5], 0, false],
    ['up to the close', [5, 10], 0, false],
    ['in the next', [10, 11], 1, false],
    ['over a close', [8, 12], 0, true],
    ['over an open', [25, 31], -1, true],
    ['in a gap', [20, 30], -1, false],
    ['before all', [-5, 0], -1, false],
    ['after all', [40, 50], -1, false],
    ['past the end of all', [35, 41], 2, true],
  ])('%s', (_where, row, holder, straddles) => {
    const finer = columns(row);
    const holders = holdersOf(finer, RUN);
    expect([...holders]).toEqual([holder]);
    expect(straddlingRows(finer, RUN, holders)).toEqual(straddles ? [0] : []);
  });

  it('are found where an hour comes twice', () => {
    expect([...holdersOf(columns([9, 10], [12, 13], [9, 10], [13, 14]), RUN)]).toEqual([
      0, 1, 0, 1,
    ]);
  });
});

describe('a bar is decided by finer ones', () => {
  const decided = (finer: BarColumns, from = -Infinity) => {
    const { rows, ...counts } = decidedBy(finer, RUN, { holders: holdersOf(finer, RUN), from });
    return { rows: [...rows], ...counts };
  };

  it('that show its high and its low together', () => {
    expect(decided(columns([0, 5, 5, 3], [5, 10, 2, 1], [10, 20, 7, 2], [30, 40, 9, 3]))).toEqual({
      rows: [0, 1, 2, 3],
      without: 0,
      different: 0,
    });
  });

  it('and by none of them where they do not, or where there are none', () => {
    expect(decided(columns([0, 5, 5, 3], [5, 10, 2, 2], [10, 20, 7, 2]))).toEqual({
      rows: [2],
      without: 1,
      different: 1,
    });
    expect(decided(columns([0, 10, 6, 1], [10, 20, 7, 1]))).toMatchObject({ different: 2 });
  });

  it('and counted from the first close of the run on', () => {
    expect(decided(columns([30, 40, 9, 3]), 20)).toEqual({ rows: [0], without: 1, different: 0 });
  });
});
