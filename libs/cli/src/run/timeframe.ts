import { resample, sessionsOfCalendar, sessionsOfDays } from '@stratvector/domain-market-data';
import { calendarOf, isCalendarCode } from '@stratvector/domain-market-data';
import type { SessionRows } from '@stratvector/domain-market-data';
import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { BarColumns, LoadedSeries, Timeframe } from '@stratvector/model';
import type { RunSeries } from './run-series.ts';

const isFiner = (one: Timeframe, other: Timeframe): boolean =>
  TIMEFRAME_MILLISECONDS[one] < TIMEFRAME_MILLISECONDS[other];

const tooCoarse = ({ source, timeframe }: LoadedSeries, asked: Timeframe): string =>
  `${source}: its bars are ${timeframe}, of which no bars of ${asked} can be made; set data.timeframe to ${timeframe} or a coarser one`;

const unlike = (one: LoadedSeries, first: LoadedSeries): string =>
  `${one.source}: its bars are ${one.timeframe}, those of ${first.source} are ${first.timeframe}; set data.timeframe to the coarser of them`;

/** Why series cannot be brought to one timeframe, a sentence each. */
export const timeframeProblems = (
  series: readonly LoadedSeries[],
  asked: Timeframe | null,
): readonly string[] => {
  const [first] = series;
  if (asked !== null)
    return series
      .filter(({ timeframe }) => isFiner(asked, timeframe))
      .map((one) => tooCoarse(one, asked));
  return first === undefined
    ? []
    : series
        .filter(({ timeframe }) => timeframe !== first.timeframe)
        .map((one) => unlike(one, first));
};

/** Coarser bars, with the day of each. */
export interface Coarser {
  readonly bars: BarColumns;
  readonly adjustedClose: Float64Array | null;
  readonly days: Int32Array;
}

/** How the bars of a series lie in sessions: of its calendar, or of the days of its whole data. */
export const sessionsOf = (series: RunSeries, extendedHours: boolean): SessionRows => {
  const { bars, calendar: code } = series;
  const calendar = isCalendarCode(code) ? calendarOf(code) : null;
  // Before and after hours are of no session of a calendar, but of its day.
  if (calendar && !extendedHours) return sessionsOfCalendar(bars, calendar);
  const whole = series.whole ?? series;
  const days = calendar
    ? whole.sessions.map((place) => calendar.columns.day[place] ?? NaN)
    : whole.sessions;
  const { sessions, ofRow } = sessionsOfDays(whole.bars, days);
  return { sessions, ofRow: ofRow.subarray(0, bars.length) };
};

/** Coarser bars from a series, or in a sentence why there are none. */
export const coarserBars = (
  { instrument, bars, adjustedClose }: LoadedSeries,
  to: Timeframe,
  sessions: SessionRows,
): Coarser | string => {
  const { straddling, ...coarser } = resample({ bars, adjustedClose, to, sessions });
  const [first] = straddling;
  if (first === undefined) return coarser;
  const time = new Date(bars.openTime[first] ?? NaN).toISOString();
  return `the bar of ${instrument} at ${time} and ${straddling.length - 1} more reach over the end of a ${to} bar, which would then know prices from after its close; bars that start with their session can be resampled, so check the calendar and the timestamps`;
};
