import type { Drawdown } from '../statistics/drawdowns.ts';

const DAY_MS = 86_400_000;

/** One fall of equity, dated. Times are milliseconds. */
export interface DrawdownRow {
  /** A fraction under 0. */
  readonly depth: number;
  readonly peak: number;
  readonly trough: number;
  /** Null while it lasts. */
  readonly recovery: number | null;
  /** Calendar days from the peak to the recovery, or to the last time. */
  readonly days: number;
}

/** The deepest falls, deepest first; `times` are those of the curve the falls were found in. */
export const drawdownTable = (
  falls: readonly Drawdown[],
  times: Float64Array,
  count: number,
): readonly DrawdownRow[] =>
  falls.slice(0, count).map(({ depth, peak, trough, recovery }) => {
    const at = (row: number): number => times[row] ?? NaN;
    return {
      depth,
      peak: at(peak),
      trough: at(trough),
      recovery: recovery === null ? null : at(recovery),
      days: (at(recovery ?? times.length - 1) - at(peak)) / DAY_MS,
    };
  });
