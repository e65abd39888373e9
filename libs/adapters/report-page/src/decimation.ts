/** Numbers by row. They need not stand in memory: a stretch is made when it is asked for, earlier rows first. */
export interface RowColumn {
  readonly length: number;
  /** Rows `from` up to and without `to`; valid until the next call. */
  subarray(from: number, to: number): Float64Array;
}

/**
 * Which rows of long columns a page keeps. Time is cut into buckets of equally many rows and each bucket keeps, for
 * every column, the row with its lowest and the one with its highest value: whatever is drawn from the kept rows
 * touches the same extremes as the whole would, and every kept row is a real one. The first and last row stay.
 *
 * @returns ascending row numbers, at most `limit` (which is at least 2 plus two for each column), or null when all stay.
 */
export function keptRows(columns: readonly RowColumn[], limit: number): Int32Array | null {
  const length = columns[0]?.length ?? 0;
  if (length <= limit) return null;
  const buckets = Math.max(1, Math.floor((limit - 2) / (2 * columns.length)));
  const kept = new Uint8Array(length);
  kept[0] = 1;
  kept[length - 1] = 1;
  for (const column of columns) markExtremes(column, buckets, kept);
  return rowsOf(kept);
}

function markExtremes(column: RowColumn, buckets: number, kept: Uint8Array): void {
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = Math.floor((bucket * column.length) / buckets);
    const end = Math.floor(((bucket + 1) * column.length) / buckets);
    markExtremesOf(column.subarray(start, end), start, kept);
  }
}

/** NaN is neither under nor over anything, so that gaps never win over numbers. */
function markExtremesOf(stretch: Float64Array, start: number, kept: Uint8Array): void {
  let lowest = 0;
  let highest = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let row = 0; row < stretch.length; row++) {
    const value = stretch[row] as number;
    if (value < low) {
      low = value;
      lowest = row;
    }
    if (value > high) {
      high = value;
      highest = row;
    }
  }
  kept[start + lowest] = 1;
  kept[start + highest] = 1;
}

function rowsOf(kept: Uint8Array): Int32Array {
  let count = 0;
  for (let row = 0; row < kept.length; row++) count += kept[row] as number;
  const rows = new Int32Array(count);
  let next = 0;
  for (let row = 0; row < kept.length; row++) {
    if (kept[row] === 1) rows[next++] = row;
  }
  return rows;
}

/** The kept rows of a column. */
export function pick(column: Float64Array, rows: Int32Array | null): Float64Array {
  if (rows === null) return column;
  const picked = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place++)
    picked[place] = column[rows[place] ?? -1] ?? NaN;
  return picked;
}
