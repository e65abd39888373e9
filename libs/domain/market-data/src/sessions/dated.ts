import { firstFrom } from '@stratvector/kernel';
import type { BarColumns } from '@stratvector/model';
import type { Calendar } from '../calendars/calendar.ts';
import { DAY_MILLISECONDS, utcDayOf, weekdayOf } from '../time/day.ts';
import { offsetAt } from '../time/zone.ts';
import { Placer } from './placement.ts';
import type { Placement } from './placement.ts';

/** The index of the first session on or after a day. */
const sessionFrom = ({ columns: { day } }: Calendar, wanted: number): number =>
  firstFrom(day, wanted);

/**
 * What days the bars name. Vendors write a day as midnight UTC, or as midnight at the exchange: where
 * every bar opens at 00:00 UTC, the date in UTC is meant, else that of the exchange's clocks.
 */
const daysOf = ({ openTime }: BarColumns, { zone }: Calendar): Int32Array => {
  const isUtc = openTime.every((time) => time % DAY_MILLISECONDS === 0);
  return Int32Array.from(openTime, (time) => utcDayOf(isUtc ? time : time + offsetAt(zone, time)));
};

/** A bar of a day takes the open and close of the day's session. */
export const placeDays = (bars: BarColumns, calendar: Calendar): Placement => {
  const { columns } = calendar;
  const placer = new Placer(bars);
  const days = daysOf(bars, calendar);
  const sessions = days.map((day) => sessionFrom(calendar, day));
  sessions.forEach((session, row) => {
    if (columns.day[session] !== days[row]) placer.strange.push(row);
    else placer.keep(row, session, columns.open[session] ?? NaN, columns.close[session] ?? NaN);
  });
  const expected = (sessions.at(-1) ?? 0) - (sessions[0] ?? 0) + 1;
  return placer.finish(Math.max(0, expected - (bars.length - placer.strange.length)));
};

const DAYS_OF_WEEK = 7;

/** A bar of a week, which starts on Monday, runs from its first session's open to its last close. */
export const placeWeeks = (bars: BarColumns, calendar: Calendar): Placement => {
  const { columns } = calendar;
  const placer = new Placer(bars);
  daysOf(bars, calendar).forEach((day, row) => {
    const monday = day - weekdayOf(day) + 1;
    const first = sessionFrom(calendar, monday);
    const last = sessionFrom(calendar, monday + DAYS_OF_WEEK) - 1;
    if (last < first) placer.strange.push(row);
    else placer.keep(row, last, columns.open[first] ?? NaN, columns.close[last] ?? NaN);
  });
  return placer.finish(0);
};
