const DAY_MS = 86_400_000;

/** Which period a time belongs to: equal numbers are one period. */
export type PeriodOf = (time: number) => number;

/** UTC day of the instant before `time`: a bar's `closeTime` is exclusive, midnight ends the day before. */
export const dayOf: PeriodOf = (time) => Math.floor((time - 1) / DAY_MS);

/** Months since year 0, of the instant before `time`. */
export const monthOf: PeriodOf = (time) => {
  const date = new Date(time - 1);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** Year of the instant before `time`. */
export const yearOf: PeriodOf = (time) => new Date(time - 1).getUTCFullYear();

/**
 * The last row of each period, oldest first. `periodOf` may come from a calendar, so that a session
 * over midnight is one day; it is asked once a row and times do not decrease.
 */
export const periodEnds = (times: Float64Array, periodOf: PeriodOf): Int32Array => {
  const rows = new Int32Array(times.length);
  let count = 0;
  let current = NaN;
  for (let row = 0; row < times.length; row += 1) {
    const period = periodOf(times[row] ?? NaN);
    if (period !== current && row > 0) {
      rows[count] = row - 1;
      count += 1;
    }
    current = period;
  }
  if (times.length > 0) {
    rows[count] = times.length - 1;
    count += 1;
  }
  return rows.slice(0, count);
};

/** The values at these rows. */
export const atRows = (column: Float64Array, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, (row) => column[row] ?? NaN);

/** The return of one period of the calendar. */
export interface PeriodReturn {
  /** What `periodOf` said. */
  readonly period: number;
  /** The row that ends it. */
  readonly row: number;
  /** A fraction; the first period starts at the curve's first row. */
  readonly value: number;
}

/** Compounded returns by period: each from the last close before it to its own last close. */
export const periodReturns = (
  curve: Float64Array,
  times: Float64Array,
  periodOf: PeriodOf,
): readonly PeriodReturn[] => {
  // Row 0 is the start, not the end of a period: the first return belongs to the period of row 1.
  const ends = periodEnds(times.subarray(1), periodOf);
  let base = curve[0] ?? NaN;
  return Array.from(ends, (end) => {
    const row = end + 1;
    const close = curve[row] ?? NaN;
    const value = close / base - 1;
    base = close;
    return { period: periodOf(times[row] ?? NaN), row, value };
  });
};
