import type { AccountDays } from '../engine/account-days.ts';

/** The last row of each day; a close at midnight ends the day before. */
export const sessionEnds = (times: Float64Array, days: AccountDays): Int32Array => {
  const rows: number[] = [];
  const dayOf = (row: number): number => days.dayOf(times[row] ?? NaN);
  for (let row = 0; row < times.length; row += 1)
    if (row === times.length - 1 || dayOf(row) !== dayOf(row + 1)) rows.push(row);
  return Int32Array.from(rows);
};

const DAYS_OF_WEEK = 7;
/** 1970-01-03, a Saturday. */
const FIRST_SATURDAY = 2;

const isWeekend = (day: number): boolean =>
  (((day - FIRST_SATURDAY) % DAYS_OF_WEEK) + DAYS_OF_WEEK) % DAYS_OF_WEEK < 2;

/** 252, or 365 where sessions fall on weekends. */
export const periodsPerYear = (times: Float64Array, days: AccountDays): number =>
  times.some((time) => isWeekend(days.dayOf(time))) ? 365 : 252;

/** The values of a column at some rows. */
export const pick = (column: Float64Array, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, (row) => column[row] ?? NaN);
