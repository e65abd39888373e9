import { dayOf, dayOfDate, DAY_MILLISECONDS, utcDayOf, weekdayOf, yearOf } from './day.ts';

/** The time zones whose rules are known here, from 1990 on. */
export type Zone = 'UTC' | 'America/New_York' | 'Europe/London' | 'Europe/Berlin' | 'Asia/Tokyo';

const ZONE_FIRST_YEAR = 1990;
const ZONE_LAST_YEAR = 2099;

const HOUR = 3_600_000;
const MINUTE = 60_000;
const SUNDAY = 7;
const MARCH = 3;
const APRIL = 4;
const SEPTEMBER = 9;
const OCTOBER = 10;
const NOVEMBER = 11;

/** The moments, in UTC, at which summer time of a year begins and ends. */
interface Summer {
  readonly begins: (year: number) => number;
  readonly ends: (year: number) => number;
}

interface ZoneRule {
  readonly offset: number;
  readonly summer: Summer | null;
}

const sundayFrom = (year: number, month: number, dayOfMonth: number): number => {
  const day = dayOf(year, month, dayOfMonth);
  return day + ((SUNDAY - weekdayOf(day)) % 7);
};

const lastSunday = (year: number, month: number): number => {
  const day = dayOf(year, month + 1, 0);
  return day - (weekdayOf(day) % 7);
};

const at = (day: number, hours: number): number => day * DAY_MILLISECONDS + hours * HOUR;

/** Energy Policy Act of 2005 from 2007 on, the Uniform Time Act as amended in 1986 before. */
const NEW_YORK: Summer = {
  begins: (year) => at(year < 2007 ? sundayFrom(year, APRIL, 1) : sundayFrom(year, MARCH, 8), 7),
  ends: (year) => at(year < 2007 ? lastSunday(year, OCTOBER) : sundayFrom(year, NOVEMBER, 1), 6),
};

/** The common European rule from 1996 on; the United Kingdom's own end of summer before. */
const LONDON: Summer = {
  begins: (year) => at(lastSunday(year, MARCH), 1),
  ends: (year) => at(year < 1996 ? sundayFrom(year, OCTOBER, 22) : lastSunday(year, OCTOBER), 1),
};

const BERLIN: Summer = {
  begins: (year) => at(lastSunday(year, MARCH), 1),
  ends: (year) => at(lastSunday(year, year < 1996 ? SEPTEMBER : OCTOBER), 1),
};

const ZONES: Readonly<Record<Zone, ZoneRule>> = {
  UTC: { offset: 0, summer: null },
  'America/New_York': { offset: -5 * HOUR, summer: NEW_YORK },
  'Europe/London': { offset: 0, summer: LONDON },
  'Europe/Berlin': { offset: HOUR, summer: BERLIN },
  'Asia/Tokyo': { offset: 9 * HOUR, summer: null },
};

export const isZone = (text: string): text is Zone => Object.hasOwn(ZONES, text);

/** The first and the last moment whose offset is known. */
const FIRST = at(dayOf(ZONE_FIRST_YEAR, 1, 1), 0);
const LAST = at(dayOf(ZONE_LAST_YEAR + 1, 1, 1), 0);

/** Begin and end of summer time for each year in turn, made on first use. */
const tables = new Map<Zone, Float64Array>();

const tableOf = (zone: Zone, summer: Summer): Float64Array => {
  const known = tables.get(zone);
  if (known) return known;
  const table = new Float64Array(2 * (ZONE_LAST_YEAR - ZONE_FIRST_YEAR + 1));
  for (let year = ZONE_FIRST_YEAR; year <= ZONE_LAST_YEAR; year += 1) {
    table[2 * (year - ZONE_FIRST_YEAR)] = summer.begins(year);
    table[2 * (year - ZONE_FIRST_YEAR) + 1] = summer.ends(year);
  }
  tables.set(zone, table);
  return table;
};

const MEAN_YEAR = 365.2425 * DAY_MILLISECONDS;

/** The index of the year of a moment; at most one off near New Year, when no zone changes. */
const yearIndex = (milliseconds: number): number =>
  Math.min(Math.floor((milliseconds - FIRST) / MEAN_YEAR), ZONE_LAST_YEAR - ZONE_FIRST_YEAR);

/** What local time is ahead of UTC, in milliseconds; NaN outside the years of the table. */
export const offsetAt = (zone: Zone, milliseconds: number): number => {
  if (!(milliseconds >= FIRST && milliseconds < LAST)) return NaN;
  const { offset, summer } = ZONES[zone];
  if (!summer) return offset;
  const table = tableOf(zone, summer);
  const index = 2 * yearIndex(milliseconds);
  const isSummer =
    milliseconds >= (table[index] ?? NaN) && milliseconds < (table[index + 1] ?? NaN);
  return isSummer ? offset + HOUR : offset;
};

/** The date and the minute of the day that the clocks of a zone show; null outside its years. */
export const localTime = (
  zone: Zone,
  milliseconds: number,
): { readonly day: number; readonly minute: number } | null => {
  const local = milliseconds + offsetAt(zone, milliseconds);
  if (Number.isNaN(local)) return null;
  const day = utcDayOf(local);
  return { day, minute: Math.floor((local - day * DAY_MILLISECONDS) / MINUTE) };
};

export interface ZonedTimestamp {
  /** Milliseconds since the Unix epoch, UTC. */
  readonly milliseconds: number;
  /**
   * `skipped`: clocks never showed the time, which is then counted on from before the change;
   * `repeated`: they showed it twice, and the first is meant.
   */
  readonly kind: 'exact' | 'skipped' | 'repeated';
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** Milliseconds since midnight of `HH:MM` or `HH:MM:SS`; 24:00 ends the day. */
export const timeOfDay = (text: string): number | null => {
  if (text === '24:00') return DAY_MILLISECONDS;
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hours, minutes, seconds = '0'] = match;
  return Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1_000;
};

/** The moment at which clocks of a zone show a time, in milliseconds since midnight, of a day. */
export const zonedMoment = (day: number, time: number, zone: Zone): ZonedTimestamp => {
  const local = day * DAY_MILLISECONDS + time;
  const { offset, summer } = ZONES[zone];
  if (!summer) return { milliseconds: local - offset, kind: 'exact' };
  const year = yearOf(day);
  const begins = summer.begins(year) + offset;
  const ends = summer.ends(year) + offset;
  if (local >= begins && local < begins + HOUR)
    return { milliseconds: local - offset, kind: 'skipped' };
  if (local >= ends && local < ends + HOUR)
    return { milliseconds: local - offset - HOUR, kind: 'repeated' };
  const inSummer = local >= begins + HOUR && local < ends;
  return { milliseconds: local - offset - (inSummer ? HOUR : 0), kind: 'exact' };
};

/**
 * The moment of a local date (YYYY-MM-DD) and time (HH:MM or HH:MM:SS). Null when either does not
 * exist or the year is not covered; the caller knows file and line and says what is allowed.
 */
export const zonedTimestamp = (date: string, time: string, zone: Zone): ZonedTimestamp | null => {
  const day = dayOfDate(date);
  const sinceMidnight = timeOfDay(time);
  if (day === null || sinceMidnight === null) return null;
  const year = yearOf(day);
  if (year < ZONE_FIRST_YEAR || year > ZONE_LAST_YEAR) return null;
  return zonedMoment(day, sinceMidnight, zone);
};
