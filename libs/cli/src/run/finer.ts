import { joinSymbols } from '@stratvector/domain-market-data';
import type { JoinedSeries } from '@stratvector/domain-market-data';
import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { BarColumns, CorporateAction, Timeframe } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { scaled } from './adjustment.ts';
import { readBarFiles } from './bar-files.ts';
import { calendarFor, calendarTerms, scheduled } from './calendar.ts';
import type { CalendarTerms } from './calendar.ts';
import { countedDecimals, roundedBars, tooFine } from './instruments.ts';
import { firstDecision } from './period.ts';
import type { LoadedRun } from './load-configuration.ts';
import { decidedBy, holdersOf, straddlingRows } from './nesting.ts';
import { filesOf } from './paths.ts';
import { barsAt } from './run-series.ts';
import type { FinerSeries, RunSeries } from './run-series.ts';
import { wallTimes } from './zone-days.ts';

const KEY = 'data.finer.path';
const SHOWN = 20;

interface Terms extends CalendarTerms {
  /** Bars that close earlier only fill windows. */
  readonly start: number;
}

const joined = async (
  path: string,
  { configuration, folder }: LoadedRun,
  actions: readonly CorporateAction[],
): Promise<readonly JoinedSeries[]> => {
  const read = await readBarFiles(filesOf(path, folder, KEY), configuration.data);
  const { series, problems } = joinSymbols(read, actions);
  if (problems.length > 0) throw new BadInput(problems.map((problem) => `${KEY}: ${problem}`));
  return series;
};

const timeframeProblem = (finer: JoinedSeries, timeframe: Timeframe): string | null =>
  TIMEFRAME_MILLISECONDS[finer.timeframe] < TIMEFRAME_MILLISECONDS[timeframe]
    ? null
    : `${KEY}: ${finer.source}: its bars are ${finer.timeframe} and those of the run ${timeframe}; only shorter bars can decide inside a bar, so give finer ones or set data.timeframe to a coarser one`;

/** On the clock of the run's bars: those of dates stand at midnight UTC, whatever their zone. */
const onClockOf = (run: RunSeries, finer: JoinedSeries, timezone: string): BarColumns => {
  const { bars } = finer;
  if (run.calendar !== 'data' || !run.sessionDates || finer.sessionDates) return bars;
  const openTime = wallTimes(bars.openTime, timezone);
  const closeTime = bars.closeTime.map(
    (time, row) => time + (openTime[row] ?? NaN) - (bars.openTime[row] ?? NaN),
  );
  return { ...bars, openTime, closeTime };
};

/** In the decimals of the instrument, and on the scale of the run's prices; or what is wrong. */
const pricedAs = (run: RunSeries, bars: BarColumns, found: number): BarColumns | string => {
  const decimals = countedDecimals(run.record);
  const rounded = roundedBars(bars, found, decimals);
  if (rounded.lost !== null) return `${KEY}: ${tooFine(run.instrument, rounded.lost, decimals)}`;
  return run.factors ? scaled(rounded.bars, run.factors, decimals) : rounded.bars;
};

const nestingProblem = (
  { instrument, timeframe }: RunSeries,
  finer: BarColumns,
  straddling: readonly number[],
): string | null => {
  const [first] = straddling;
  if (first === undefined) return null;
  const time = new Date(finer.openTime[first] ?? NaN).toISOString();
  return `${KEY}: ${straddling.length} bars of ${instrument}, the first at ${time}, reach over an edge of a ${timeframe} bar of the run; finer bars must lie within the run's, so check the time zone, the timestamps and the calendar of both`;
};

const matched = (run: RunSeries, finer: JoinedSeries, terms: Terms): FinerSeries | string => {
  const tooCoarse = timeframeProblem(finer, run.timeframe);
  if (tooCoarse !== null) return tooCoarse;
  const placed = scheduled(finer, calendarFor(run.record, terms), terms);
  if (typeof placed === 'string') return placed.replace('data.calendar', KEY);
  const series = placed.series;
  const bars = pricedAs(run, onClockOf(run, series, terms.timezone), series.priceDecimals);
  if (typeof bars === 'string') return bars;
  const holders = holdersOf(bars, run.bars);
  const problem = nestingProblem(run, bars, straddlingRows(bars, run.bars, holders));
  if (problem !== null) return problem;
  const { rows, without, different } = decidedBy(bars, run.bars, { holders, from: terms.start });
  const { timeframe, sources } = finer;
  const kept = rows.length === bars.length ? bars : barsAt(bars, rows);
  return { given: { timeframe, sources }, bars: kept, without, different };
};

const noneOf = (run: RunSeries, start: number): FinerSeries => ({
  given: null,
  bars: barsAt(run.bars, new Int32Array(0)),
  without: run.bars.closeTime.reduce((count, time) => count + Number(time >= start), 0),
  different: 0,
});

const namesOf = (series: readonly { readonly instrument: string }[]): string =>
  series
    .slice(0, SHOWN)
    .map(({ instrument }) => instrument)
    .join(', ');

/** @throws BadInput where finer bars were given and not one bar of the run is decided by them. */
const refuseUseless = (made: readonly RunSeries[], finer: readonly JoinedSeries[]): void => {
  if (made.every((one) => one.finer?.given === null))
    throw new BadInput([
      `${KEY}: there are no finer bars of any instrument of the run; the files have ${namesOf(finer)}, the run ${namesOf(made)}`,
    ]);
  if (made.some((one) => (one.finer?.bars.length ?? 0) > 0)) return;
  const sum = (count: (one: FinerSeries) => number): number =>
    made.reduce((total, one) => total + (one.finer ? count(one.finer) : 0), 0);
  throw new BadInput([
    `${KEY}: no bar of the run is decided by finer bars: ${sum((one) => one.without)} have none within them and ${sum((one) => one.different)} have other highs or lows than theirs; give finer bars of the same prices and period, or make the run's bars of them by data.path and data.timeframe`,
  ]);
};

/**
 * The series with the finer bars that decide inside their bars, where `backtest.intrabar` asks for
 * them. A bar is decided by its finer bars where their high and low are its own.
 * @throws BadInput with every problem of a step.
 */
export const withFiner = async (
  series: readonly RunSeries[],
  loaded: LoadedRun,
  actions: readonly CorporateAction[],
): Promise<readonly RunSeries[]> => {
  const { backtest, data } = loaded.configuration;
  if (backtest.intrabar !== 'finer' || data.finer.path === null) return series;
  const finer = await joined(data.finer.path, loaded, actions);
  const byId = new Map(finer.map((one) => [one.instrument, one]));
  const start = firstDecision(data, series);
  const terms = { ...calendarTerms(loaded), start };
  const made = series.map((run): RunSeries | string => {
    const own = byId.get(run.instrument);
    const found = own ? matched(run, own, terms) : noneOf(run, terms.start);
    return typeof found === 'string' ? found : { ...run, finer: found };
  });
  const problems = made.filter((one) => typeof one === 'string');
  if (problems.length > 0) throw new BadInput(problems);
  const sound = made.filter((one) => typeof one !== 'string');
  refuseUseless(sound, finer);
  return sound;
};
