import { DAY_MILLISECONDS, dateOfDay, dayOfDate, utcDayOf } from '../time/day.ts';
import type { Zone } from '../time/zone.ts';
import type { Exchange } from './exchange.ts';
import { FIRST_DATE, LAST_DATE, scheduleOf } from './schedule.ts';
import type { Session, SessionColumns } from './session.ts';
import { firstFrom } from '@stratvector/kernel';

/**
 * The sessions of an exchange. Dates are YYYY-MM-DD at the exchange, moments are milliseconds since
 * the Unix epoch, UTC (`millisecondsOf` turns a Timestamp into them). Nothing is known before
 * `firstDate` or after `lastDate`: there, answers are as if no session existed.
 */
export interface Calendar {
  readonly code: string;
  readonly zone: Zone;
  readonly firstDate: string;
  readonly lastDate: string;
  /** Every session as columns, for loops. */
  readonly columns: SessionColumns;
  readonly isSession: (date: string) => boolean;
  /** The session of a date, or null. */
  readonly sessionOn: (date: string) => Session | null;
  /** Sessions from one date to another, both inclusive. */
  readonly sessions: (fromDate: string, toDate: string) => readonly Session[];
  /** The session that holds a moment, its midday break included, or null. */
  readonly sessionOf: (moment: number) => Session | null;
  /** Trading takes place: within a session and not in its break. */
  readonly isOpen: (moment: number) => boolean;
  /** The last session before a date, or null. */
  readonly previousSession: (date: string) => Session | null;
  /** The first session after a date, or null. */
  readonly nextSession: (date: string) => Session | null;
  /** The index in `columns` of the session at an index, as an object. */
  readonly sessionAt: (index: number) => Session | null;
  /** The index of the session that holds a moment, or -1. Allocates nothing. */
  readonly indexOf: (moment: number) => number;
  /** The index of the first session that closes after a moment; `columns.length` when none does. */
  readonly indexFrom: (moment: number) => number;
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

const sessionAt = (columns: SessionColumns, index: number): Session | null => {
  const day = columns.day[index];
  if (day === undefined) return null;
  return {
    date: dateOfDay(day),
    open: columns.open[index] ?? NaN,
    close: columns.close[index] ?? NaN,
    breakStart: orNull(columns.breakStart[index] ?? NaN),
    breakEnd: orNull(columns.breakEnd[index] ?? NaN),
    early: columns.early[index] === 1,
  };
};

/** For each UTC day the first session that closes after its midnight: a lookup is then O(1). */
const firstByDay = ({ day, close, length }: SessionColumns): Int32Array => {
  const first = day[0] ?? 0;
  const span = (day[length - 1] ?? 0) - first + 2;
  const table = new Int32Array(span);
  for (let offset = 0, index = 0; offset < span; offset += 1) {
    const midnight = (first + offset) * DAY_MILLISECONDS;
    while (index < length && (close[index] ?? NaN) <= midnight) index += 1;
    table[offset] = index;
  }
  return table;
};

const momentLookup = (columns: SessionColumns): ((moment: number) => number) => {
  const { length, close } = columns;
  const first = columns.day[0] ?? 0;
  const table = firstByDay(columns);
  return (moment) => {
    const offset = utcDayOf(moment) - first;
    if (offset < 0) return 0;
    let index = table[offset] ?? length;
    while (index < length && (close[index] ?? NaN) <= moment) index += 1;
    return index;
  };
};

/** Works out the sessions and answers from them. */
export const createCalendar = (code: string, exchange: Exchange): Calendar => {
  const columns = scheduleOf(exchange);
  const { day, open, breakStart, breakEnd } = columns;
  const at = (index: number): Session | null => sessionAt(columns, index);
  const indexFrom = momentLookup(columns);
  const indexOf = (moment: number): number => {
    const index = indexFrom(moment);
    return (open[index] ?? NaN) <= moment ? index : -1;
  };
  /** The place of a date among the sessions; NaN for what is no date. */
  const place = (date: string): number => {
    const wanted = dayOfDate(date);
    return wanted === null ? NaN : firstFrom(day, wanted);
  };
  const sessionOn = (date: string): Session | null => {
    const index = place(date);
    return day[index] === dayOfDate(date) ? at(index) : null;
  };
  return {
    code,
    zone: exchange.zone,
    firstDate: FIRST_DATE,
    lastDate: LAST_DATE,
    columns,
    isSession: (date) => sessionOn(date) !== null,
    sessionOn,
    sessions: (fromDate, toDate) => {
      const found: Session[] = [];
      const last = dayOfDate(toDate) ?? NaN;
      for (let index = place(fromDate); (day[index] ?? NaN) <= last; index += 1) {
        const session = at(index);
        if (session) found.push(session);
      }
      return found;
    },
    sessionOf: (moment) => at(indexOf(moment)),
    isOpen: (moment) => {
      const index = indexOf(moment);
      if (index < 0) return false;
      const paused = (breakStart[index] ?? NaN) <= moment && moment < (breakEnd[index] ?? NaN);
      return !paused;
    },
    previousSession: (date) => at(place(date) - 1),
    nextSession: (date) => at(place(date) + Number(sessionOn(date) !== null)),
    sessionAt: at,
    indexOf,
    indexFrom,
  };
};
