import { FIRST_OF_SESSION, LAST_OF_SESSION } from '@stratvector/backtest';
import type { BarColumns } from '@stratvector/model';

const DAY_MS = 86_400_000;

const dateOf = (columns: BarColumns, row: number): number =>
  Math.floor((columns.openTime[row] ?? NaN) / DAY_MS);

/** The dates in the data are the sessions: `data.calendar = "data"`. */
export const sessionEdgesByDate = (columns: BarColumns): Uint8Array => {
  const edges = new Uint8Array(columns.length);
  for (let row = 0; row < columns.length; row += 1) {
    const date = dateOf(columns, row);
    const first = row === 0 || dateOf(columns, row - 1) !== date;
    const last = row === columns.length - 1 || dateOf(columns, row + 1) !== date;
    edges[row] = (first ? FIRST_OF_SESSION : 0) | (last ? LAST_OF_SESSION : 0);
  }
  return edges;
};
