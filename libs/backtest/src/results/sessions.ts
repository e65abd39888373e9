const DAY_MS = 86_400_000;

/** The last row of each day (UTC); a close at midnight ends the day before. */
export const sessionEnds = (times: Float64Array): Int32Array => {
  const rows: number[] = [];
  const dayOf = (row: number): number => Math.floor(((times[row] ?? NaN) - 1) / DAY_MS);
  for (let row = 0; row < times.length; row += 1)
    if (row === times.length - 1 || dayOf(row) !== dayOf(row + 1)) rows.push(row);
  return Int32Array.from(rows);
};

/** 252, or 365 where sessions fall on weekends. */
export const periodsPerYear = (times: Float64Array): number =>
  times.some((time) => [0, 6].includes(new Date(time - 1).getUTCDay())) ? 365 : 252;

/** The values of a column at some rows. */
export const pick = (column: Float64Array, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, (row) => column[row] ?? NaN);
