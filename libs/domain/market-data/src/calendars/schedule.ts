import { assert } from '@stratvector/kernel';
import { dateOfDay, dayOf, dayOfDate, weekdayOf } from '../time/day.ts';
import { timeOfDay, zonedMoment } from '../time/zone.ts';
import type { Exchange, Hours, Recurring } from './exchange.ts';
import type { SessionColumns } from './session.ts';

/** The years for which rules and exceptions are known. */
const CALENDAR_FIRST_YEAR = 1990;
const CALENDAR_LAST_YEAR = 2027;

const FIRST_DAY = dayOf(CALENDAR_FIRST_YEAR, 1, 1);
const LAST_DAY = dayOf(CALENDAR_LAST_YEAR, 12, 31);
const FRIDAY = 5;

/** A date of our own tables. */
const known = (date: string): number => {
  const day = dayOfDate(date);
  assert(day !== null, `${date} is no date`);
  return day;
};

const clock = (time: string): number => {
  const sinceMidnight = timeOfDay(time);
  assert(sinceMidnight !== null, `${time} is no time`);
  return sinceMidnight;
};

const occurrences = ({ day, since, until, weekdays }: Recurring): readonly number[] => {
  const days: number[] = [];
  const first = Math.max(since ?? CALENDAR_FIRST_YEAR, CALENDAR_FIRST_YEAR);
  // The year after the last, because a holiday may be kept on the last day of the year before.
  for (let year = first; year <= Math.min(until ?? Infinity, CALENDAR_LAST_YEAR + 1); year += 1) {
    const found = day(year);
    if (!weekdays || weekdays.includes(weekdayOf(found))) days.push(found);
  }
  return days;
};

const closedDays = (exchange: Exchange): ReadonlySet<number> =>
  new Set([
    ...exchange.holidays.flatMap(occurrences),
    ...Object.keys(exchange.closures).map(known),
  ]);

const closingTimes = (exchange: Exchange): ReadonlyMap<number, number> => {
  const times = new Map<number, number>();
  for (const rule of exchange.earlyCloses)
    for (const day of occurrences(rule)) times.set(day, clock(rule.close));
  for (const [date, time] of Object.entries(exchange.datedCloses))
    times.set(known(date), clock(time));
  return times;
};

const sessionDays = (exchange: Exchange): readonly number[] => {
  const closed = closedDays(exchange);
  const days: number[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day += 1)
    if ((exchange.everyDay || weekdayOf(day) <= FRIDAY) && !closed.has(day)) days.push(day);
  return days;
};

interface DayHours {
  readonly from: number;
  readonly open: number;
  readonly close: number;
  readonly breakStart: number;
  readonly breakEnd: number;
}

const dayHours = ({ from, open, close, breakStart, breakEnd }: Hours): DayHours => ({
  from: known(from),
  open: clock(open),
  close: clock(close),
  breakStart: breakStart === undefined ? NaN : clock(breakStart),
  breakEnd: breakEnd === undefined ? NaN : clock(breakEnd),
});

/** Works out every session of the covered years, once. */
export const scheduleOf = (exchange: Exchange): SessionColumns => {
  const days = sessionDays(exchange);
  const closings = closingTimes(exchange);
  const regimes = exchange.hours.map(dayHours);
  const length = days.length;
  const column = (time: (day: number, hours: DayHours) => number): Float64Array =>
    Float64Array.from(days, (day) => {
      const hours = regimes.findLast(({ from }) => from <= day) ?? regimes[0];
      assert(hours !== undefined, 'an exchange has hours');
      return zonedMoment(day, time(day, hours), exchange.zone).milliseconds;
    });
  return {
    length,
    day: Int32Array.from(days),
    open: column((_, { open }) => open),
    close: column((day, { close }) => closings.get(day) ?? close),
    breakStart: column((_, { breakStart }) => breakStart),
    breakEnd: column((_, { breakEnd }) => breakEnd),
    early: Uint8Array.from(days, (day) => Number(closings.has(day))),
  };
};

export const FIRST_DATE = dateOfDay(FIRST_DAY);
export const LAST_DATE = dateOfDay(LAST_DAY);
