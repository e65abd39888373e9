/** Days are counted since 1970-01-01 in the Gregorian calendar; a date is written YYYY-MM-DD. */
export const DAY_MILLISECONDS = 86_400_000;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

export const dayOf = (year: number, month: number, dayOfMonth: number): number =>
  Date.UTC(year, month - 1, dayOfMonth) / DAY_MILLISECONDS;

export const yearOf = (day: number): number => new Date(day * DAY_MILLISECONDS).getUTCFullYear();

export const dateOfDay = (day: number): string =>
  new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);

/** Null when the text is no date, or names a day that its month does not have. */
export const dayOfDate = (text: string): number | null => {
  const match = DATE.exec(text);
  if (!match) return null;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return dateOfDay(day) === text ? day : null;
};

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): Weekday => WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 1;

/** The day that a moment falls on, in UTC. */
export const utcDayOf = (milliseconds: number): number =>
  Math.floor(milliseconds / DAY_MILLISECONDS);
