import type { BarColumns } from '@stratvector/model';
import { slice } from './run-series.ts';

const PLACES = 8;

/** The last bar of a warm-up in columns, and the columns as a start with it would have them. */
export interface Window {
  readonly row: number;
  readonly seen: BarColumns;
}

/** A window of the run's own bars, and what it is in coarser ones. */
interface OwnWindow extends Window {
  coarser(columns: BarColumns): Window;
}

const NOTHING = -1;

const lastRow = (column: Float64Array, holds: (value: number) => boolean): number => {
  let row = NOTHING;
  while (row + 1 < column.length && holds(column[row + 1] ?? NaN)) row += 1;
  return row;
};

/** The first bar of a coarser window as it would be made of the bars that are seen alone. */
const cutOpen = (coarser: BarColumns, seen: BarColumns): BarColumns => {
  const within = lastRow(seen.openTime, (opens) => opens < (coarser.closeTime[0] ?? NaN)) + 1;
  const [high, low, volume] = [coarser.high.slice(), coarser.low.slice(), coarser.volume.slice()];
  const open = coarser.open.slice();
  if (within > 0 && high.length > 0) {
    open[0] = seen.open[0] ?? NaN;
    high[0] = Math.max(...seen.high.subarray(0, within));
    low[0] = Math.min(...seen.low.subarray(0, within));
    volume[0] = seen.volume.subarray(0, within).reduce((sum, one) => sum + one, 0);
  }
  return { ...coarser, open, high, low, volume };
};

const coarserWindow = (seen: BarColumns, columns: BarColumns): Window => {
  const closes = seen.closeTime[seen.length - 1] ?? NaN;
  const opens = seen.openTime[0] ?? NaN;
  const row = lastRow(columns.closeTime, (time) => time <= closes);
  const first = lastRow(columns.closeTime, (time) => time <= opens) + 1;
  return { row, seen: cutOpen(slice(columns, Math.min(first, row + 1), row + 1), seen) };
};

/** The first decision of a run, and others evenly to its last bar, each with its warm-up alone. */
export const windowsOf = (bars: BarColumns, warmUp: number): readonly OwnWindow[] =>
  Array.from({ length: PLACES }, (_, place) => {
    const row = Math.floor(warmUp - 1 + (place * (bars.length - warmUp)) / (PLACES - 1));
    const seen = slice(bars, row + 1 - warmUp, row + 1);
    return { row, seen, coarser: (columns) => coarserWindow(seen, columns) };
  });
