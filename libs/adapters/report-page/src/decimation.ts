/**
 * Which rows of long columns a page keeps. Time is cut into buckets of equally many rows and each bucket keeps, for
 * every column, the row with its lowest and the one with its highest value: whatever is drawn from the kept rows
 * touches the same extremes as the whole would, and every kept row is a real one. The first and last row stay.
 *
 * @returns ascending row numbers, at most `limit` (which is at least 2 plus two for each column), or null when all stay.
 */
export function keptRows(columns: readonly Float64Array[], limit: number): Int32Array | null {
  const length = columns[0]?.length ?? 0;
  if (length <= limit) return null;
  const buckets = Math.max(1, Math.floor((limit - 2) / (2 * columns.length)));
  const kept = new Uint8Array(length);
  kept[0] = 1;
  kept[length - 1] = 1;
  for (const column of columns) markExtremes(column, buckets, kept);
  return rowsOf(kept);
}

function markExtremes(column: Float64Array, buckets: number, kept: Uint8Array): void {
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = Math.floor((bucket * column.length) / buckets);
    const end = Math.floor(((bucket + 1) * column.length) / buckets);
    let lowest = start;
    let highest = start;
    for (let row = start + 1; row < end; row++) {
      if (isBeyond(column, row, lowest, -1)) lowest = row;
      if (isBeyond(column, row, highest, 1)) highest = row;
    }
    kept[lowest] = 1;
    kept[highest] = 1;
  }
}

/** A number is beyond NaN, so that a bucket that begins with a gap keeps its extremes too. */
function isBeyond(column: Float64Array, row: number, best: number, direction: 1 | -1): boolean {
  const value = column[row] ?? NaN;
  const held = column[best] ?? NaN;
  if (Number.isNaN(held)) return !Number.isNaN(value);
  return (value - held) * direction > 0;
}

function rowsOf(kept: Uint8Array): Int32Array {
  let count = 0;
  for (const flag of kept) count += flag;
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
  return Float64Array.from(rows, (row) => column[row] ?? NaN);
}
