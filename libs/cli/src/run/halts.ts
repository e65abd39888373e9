import { latestSymbols } from '@stratvector/domain-market-data';
import type { Calendar } from '@stratvector/domain-market-data';
import type { CorporateAction, LoadedSeries, ParsedTime } from '@stratvector/model';
import type { HaltRecord } from '@stratvector/reference-csv';
import { startOfDate } from './calendar.ts';
import type { Halt } from './run-series.ts';
import { wallTimes } from './zone-days.ts';

const DAY_MS = 86_400_000;

interface Terms {
  /** Null where the dates in the data are the sessions. */
  readonly calendar: Calendar | null;
  readonly timezone: string;
}

const dateOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** On the clock of the bars: those of dates stand at midnight UTC, whatever their zone. */
const moment = (
  { milliseconds }: ParsedTime,
  { sessionDates }: LoadedSeries,
  { calendar, timezone }: Terms,
): number =>
  sessionDates && !calendar
    ? (wallTimes(Float64Array.of(milliseconds), timezone)[0] ?? NaN)
    : milliseconds;

/** A date's first moment of trading. */
const startOf = (start: ParsedTime, series: LoadedSeries, terms: Terms): number =>
  start.isDate
    ? startOfDate(dateOf(start.milliseconds), series, terms.calendar, terms.timezone)
    : moment(start, series, terms);

/** A date's last moment of trading: what is decided at its close belongs to the next session. */
const endOf = (end: ParsedTime | null, series: LoadedSeries, terms: Terms): number => {
  if (end === null) return Infinity;
  if (!end.isDate) return moment(end, series, terms);
  const { calendar, timezone } = terms;
  const date = dateOf(end.milliseconds);
  if (!calendar) return startOfDate(dateOf(end.milliseconds + DAY_MS), series, null, timezone);
  return (calendar.sessionOn(date) ?? calendar.previousSession(date))?.close ?? -Infinity;
};

/** The halts of an instrument, whatever it was called then. */
export const haltsOf = (
  series: LoadedSeries,
  records: readonly HaltRecord[],
  terms: Terms & { readonly actions: readonly CorporateAction[] },
): readonly Halt[] => {
  const latest = latestSymbols(terms.actions);
  return records
    .filter(({ symbol }) => latest(symbol) === series.instrument)
    .map(({ start, end }) => ({
      from: startOf(start, series, terms),
      to: endOf(end, series, terms),
    }));
};
