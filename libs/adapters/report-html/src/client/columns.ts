import type { ColumnSpec } from '../chart-spec.ts';

export type Column = Float32Array | Float64Array;

/** The column behind its base64 text. */
export function decodeColumn(spec: ColumnSpec): Column {
  const bytes = Uint8Array.from(atob(spec.data), (character) => character.charCodeAt(0));
  return spec.bytes === 8 ? new Float64Array(bytes.buffer) : new Float32Array(bytes.buffer);
}

/** The first row whose value is at or over `value`; the length when none is. The column ascends. */
export function firstAtLeast(column: Column, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? NaN) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row nearest to `value`, or -1 in an empty column. */
export function nearestRow(column: Column, value: number): number {
  const after = firstAtLeast(column, value);
  const before = after - 1;
  if (after >= column.length) return before;
  if (before < 0) return after;
  const toBefore = value - (column[before] ?? NaN);
  return (column[after] ?? NaN) - value < toBefore ? after : before;
}

/** Lowest and highest number of rows `from` to `to` (exclusive); null when there is none. */
export function extent(column: Column, from: number, to: number): readonly [number, number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (let row = from; row < to; row++) {
    const value = column[row] ?? NaN;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}
