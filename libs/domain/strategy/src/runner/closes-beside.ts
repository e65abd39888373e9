import type { BarColumns } from '@stratvector/model';

const at = (column: Float64Array, row: number): number => column[row] ?? NaN;

/**
 * The closes of another instrument as they are known at each bar's close: of its latest bar that
 * closed since the bar before did, and NaN where none has. So markets of other hours are compared
 * session by session, nothing is known early, and an old close is never taken for a new one.
 */
export const closesBeside = (
  { length, openTime, closeTime }: BarColumns,
  other: BarColumns,
): Float64Array => {
  const closes = new Float64Array(length).fill(NaN);
  let next = 0;
  for (let row = 0; row < length; row += 1) {
    const since = row === 0 ? at(openTime, 0) : at(closeTime, row - 1);
    // Past the end there is no time, which is never in time.
    while (at(other.closeTime, next) <= at(closeTime, row)) next += 1;
    if (at(other.closeTime, next - 1) > since) closes[row] = at(other.close, next - 1);
  }
  return closes;
};
