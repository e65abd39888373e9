import { resample, sessionsOfCalendar, sessionsOfDays } from '@stratvector/domain-market-data';
import type { Calendar } from '@stratvector/domain-market-data';
import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { BarColumns, LoadedSeries, Timeframe } from '@stratvector/model';

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

/** How the bars lie in sessions: on those of a calendar, or on days, one for each bar. */
export interface Sessions {
  readonly calendar: Calendar | null;
  readonly days: Int32Array;
}

/** Coarser bars from a series, or in a sentence why there are none. */
export const coarserBars = (
  { instrument, bars, adjustedClose }: LoadedSeries,
  to: Timeframe,
  { calendar, days }: Sessions,
): Coarser | string => {
  const sessions = calendar ? sessionsOfCalendar(bars, calendar) : sessionsOfDays(bars, days);
  const { straddling, ...coarser } = resample({ bars, adjustedClose, to, sessions });
  const [first] = straddling;
  if (first === undefined) return coarser;
  const time = new Date(bars.openTime[first] ?? NaN).toISOString();
  return `the bar of ${instrument} at ${time} and ${straddling.length - 1} more reach over the end of a ${to} bar, which would then know prices from after its close; bars that start with their session can be resampled, so check the calendar and the timestamps`;
};
