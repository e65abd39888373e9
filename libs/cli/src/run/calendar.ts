import {
  calendarOf,
  isCalendarCode,
  placeDays,
  placeIntraday,
  placeWeeks,
} from '@stratvector/domain-market-data';
import type { Calendar, CalendarCode, Placement } from '@stratvector/domain-market-data';
import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { LoadedSeries } from '@stratvector/model';
import type { InstrumentRecord } from '@stratvector/reference-csv';
import { isGiven } from './load-configuration.ts';
import type { LoadedRun } from './load-configuration.ts';
import { barsAt, valuesAt } from './run-series.ts';
import { zoneDays, zoneMidnight } from './zone-days.ts';

const SHOWN = 5;
const DAY_MS = 86_400_000;

/** Names by which brokers and vendors call an exchange. */
const EXCHANGES: Readonly<Record<string, CalendarCode>> = {
  NYSE: 'XNYS',
  ARCA: 'XNYS',
  AMEX: 'XNYS',
  BATS: 'XNYS',
  NASDAQ: 'XNAS',
  ISLAND: 'XNAS',
  LSE: 'XLON',
  XETRA: 'XETR',
  IBIS: 'XETR',
  TSE: 'XTKS',
  TSEJ: 'XTKS',
};

/** What rules the sessions of a run. */
export interface CalendarTerms {
  /** As configured: a code, or `data`. */
  readonly calendar: string;
  /** `data` was asked for, and is no default: it holds for every instrument. */
  readonly isData: boolean;
  readonly timezone: string;
  readonly extendedHours: boolean;
}

export const calendarTerms = (loaded: LoadedRun): CalendarTerms => {
  const { calendar, timezone, extendedHours } = loaded.configuration.data;
  const isData = calendar === 'data' && isGiven(loaded, 'data.calendar');
  return { calendar, isData, timezone, extendedHours };
};

/** The calendar of one instrument; null where the dates in the data are the sessions. */
export const calendarFor = (
  record: InstrumentRecord | null,
  { calendar, isData }: CalendarTerms,
): Calendar | null => {
  if (isData) return null;
  const exchange = record?.exchange ?? '';
  const own = isCalendarCode(exchange) ? exchange : EXCHANGES[exchange.toUpperCase()];
  const code = own ?? calendar;
  return isCalendarCode(code) ? calendarOf(code) : null;
};

/** The moment from which bars belong to a date or, where it has no session, to the next one. */
export const startOfDate = (
  date: string,
  series: LoadedSeries,
  calendar: Calendar | null,
  timezone: string,
): number => {
  if (!calendar) return zoneMidnight(date, series.sessionDates ? 'UTC' : timezone);
  return (calendar.sessionOn(date) ?? calendar.nextSession(date))?.open ?? Infinity;
};

interface Scheduled<Series> {
  readonly series: Series;
  readonly sessions: Int32Array;
  readonly outsideHours: number;
  readonly missing: number;
}

const dayText = (moment: number | undefined): string =>
  new Date(moment ?? NaN).toISOString().slice(0, 10);

const placed = ({ bars, timeframe }: LoadedSeries, calendar: Calendar, extendedHours: boolean) => {
  if (timeframe === '1w') return placeWeeks(bars, calendar);
  if (timeframe === '1d') return placeDays(bars, calendar);
  return placeIntraday(bars, { calendar, width: TIMEFRAME_MILLISECONDS[timeframe], extendedHours });
};

/** Why bars cannot stand on the sessions of a calendar, or null. */
const problemOf = (
  { instrument, bars }: LoadedSeries,
  { code, firstDate, lastDate }: Calendar,
  { rows, strange, straddling, outside }: Placement,
): string | null => {
  const [first, last] = [dayText(bars.openTime[0]), dayText(bars.openTime[bars.length - 1])];
  if (first < firstDate || last > lastDate)
    return `${instrument} has bars from ${first} to ${last}, and ${code} is known from ${firstDate} to ${lastDate}; cut them with data.start and data.end, or choose "data"`;
  if (strange.length > 0) {
    const days = strange.slice(0, SHOWN).map((row) => dayText(bars.openTime[row]));
    return `${instrument} has ${strange.length} bars on days that are no sessions of ${code} (${days.join(', ')}); choose the exchange's calendar, or "data"`;
  }
  if (rows.length === 0)
    return `none of the ${bars.length} bars of ${instrument} lies in the hours of ${code}; check data.timezone, data.timestamp and the calendar`;
  if (straddling > 0 && outside > 0)
    return `${instrument} has ${straddling} bars that open before a session of ${code} does and close within it, so that they mix hours inside and outside; give bars that start with the session, or finer ones`;
  return null;
};

/** Puts bars onto the sessions of their calendar, or says in a sentence why that cannot be. */
export const scheduled = <Series extends LoadedSeries>(
  series: Series,
  calendar: Calendar | null,
  { timezone, extendedHours }: CalendarTerms,
): Scheduled<Series> | string => {
  const { bars, sessionDates } = series;
  if (!calendar) {
    const sessions = zoneDays(bars.openTime, sessionDates ? 'UTC' : timezone);
    return { series, sessions, outsideHours: 0, missing: 0 };
  }
  const placement = placed(series, calendar, extendedHours);
  const problem = problemOf(series, calendar, placement);
  if (problem !== null) return `data.calendar: ${problem}`;
  const { rows, openTime, closeTime, session, outside, missing } = placement;
  const kept = rows.length === bars.length ? bars : barsAt(bars, rows);
  const { adjustedClose } = series;
  return {
    series: {
      ...series,
      bars: { ...kept, openTime, closeTime },
      adjustedClose: adjustedClose && valuesAt(adjustedClose, rows),
    },
    sessions: session,
    outsideHours: outside,
    missing,
  };
};

/** The last moment of a date: of the session, or of the day in the data's zone. */
export const endOfDate = (
  date: string,
  series: LoadedSeries,
  calendar: Calendar | null,
  timezone: string,
): number => {
  const next = dayText(Date.parse(`${date}T00:00:00Z`) + DAY_MS);
  return startOfDate(next, series, calendar, timezone) - 1;
};
