import type { Weekday } from '../time/day.ts';
import { dayOf, weekdayOf } from '../time/day.ts';

/** The day that a holiday falls on in a year. */
export type YearlyDay = (year: number) => number;

export const MONDAY = 1;
export const TUESDAY = 2;
export const WEDNESDAY = 3;
export const THURSDAY = 4;
export const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;

export const fixed =
  (month: number, dayOfMonth: number): YearlyDay =>
  (year) =>
    dayOf(year, month, dayOfMonth);

const weekdayFrom = (day: number, weekday: Weekday): number =>
  day + ((weekday - weekdayOf(day) + 7) % 7);

/** The nth weekday of a month, as the third Monday of January. */
export const nth =
  (count: number, weekday: Weekday, month: number): YearlyDay =>
  (year) =>
    weekdayFrom(dayOf(year, month, 1), weekday) + 7 * (count - 1);

/** The last of a weekday in a month. */
export const last =
  (weekday: Weekday, month: number): YearlyDay =>
  (year) =>
    weekdayFrom(dayOf(year, month + 1, 1), weekday) - 7;

export const after =
  (days: number, yearly: YearlyDay): YearlyDay =>
  (year) =>
    yearly(year) + days;

/** Anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
const easterSunday: YearlyDay = (year) => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * shift + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
};

export const fromEaster = (days: number): YearlyDay => after(days, easterSunday);

const moved =
  (yearly: YearlyDay, saturday: number, sunday: number): YearlyDay =>
  (year) => {
    const day = yearly(year);
    const weekday = weekdayOf(day);
    if (weekday === SATURDAY) return day + saturday;
    return weekday === SUNDAY ? day + sunday : day;
  };

/** On a Sunday it is kept on a later day, Monday unless told otherwise. */
export const sundayMoves = (yearly: YearlyDay, days = 1): YearlyDay => moved(yearly, 0, days);
/** Saturday is kept on Friday, Sunday on Monday. */
export const nearestWorkday = (yearly: YearlyDay): YearlyDay => moved(yearly, -1, 1);
export const weekendToMonday = (yearly: YearlyDay): YearlyDay => moved(yearly, 2, 1);
export const weekendToFriday = (yearly: YearlyDay): YearlyDay => moved(yearly, -1, -2);

/** The last Monday to Friday before the day. */
export const workdayBefore = (yearly: YearlyDay): YearlyDay => weekendToFriday(after(-1, yearly));
