import type { LoadedSeries } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { loadRates } from './exchange-rates.ts';
import type { RateBars } from './exchange-rates.ts';
import { withFiner } from './finer.ts';
import type { LoadedRun } from './load-configuration.ts';
import { marketOf } from './market.ts';
import type { RunMarket } from './market.ts';
import { loadReference } from './reference.ts';
import type { Reference } from './reference.ts';
import type { RunSeries } from './run-series.ts';
import { sourceOf } from './sources.ts';
import type { Source } from './sources.ts';
import { storedBars } from './stored-bars.ts';
import { askedSymbols } from './universe.ts';
import type { AskedSymbols } from './universe.ts';

export interface History extends Omit<Source, 'series'>, RunMarket {
  /** The benchmark where the run does not trade it; null where it does, or has none of its own. */
  readonly benchmark: RunSeries | null;
  /** What other currencies are worth, as far as files say it. */
  readonly rates: readonly RateBars[];
}

const benchmarkAsked = (symbol: string): AskedSymbols => ({
  key: 'backtest.benchmark',
  symbols: [symbol],
  advice: 'add it to what the run reads, or leave the key out for the equal-weight universe',
});

/** A store that was asked for the universe alone has not been read for the benchmark. */
const readBenchmark = async (
  read: readonly LoadedSeries[],
  asked: AskedSymbols,
  { data }: LoadedRun['configuration'],
): Promise<readonly LoadedSeries[]> => {
  const isThere = read.some(({ instrument }) => asked.symbols.includes(instrument));
  return isThere || data.source !== 'store' ? read : storedBars(asked, data.timeframe);
};

const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

const spanOf = (series: readonly RunSeries[]): readonly [number, number] => [
  Math.min(...series.map(({ bars }) => bars.openTime[0] ?? NaN)),
  Math.max(...series.map(({ bars }) => bars.closeTime[bars.length - 1] ?? NaN)),
];

/** @throws BadInput where no bar of the benchmark is within the run. */
const checkOverlap = (benchmark: RunSeries, traded: readonly RunSeries[]): void => {
  const [first, last] = spanOf([benchmark]);
  const [start, end] = spanOf(traded);
  if (first < end && last > start) return;
  throw new BadInput([
    `backtest.benchmark: ${benchmark.instrument} has bars from ${day(first)} to ${day(last - 1)} and the run from ${day(start)} to ${day(end - 1)}; give bars of the same period, or leave the key out for the equal-weight universe`,
  ]);
};

const benchmarkOf = async (
  read: readonly LoadedSeries[],
  loaded: LoadedRun,
  { reference, traded }: { readonly reference: Reference; readonly traded: readonly RunSeries[] },
): Promise<RunSeries | null> => {
  const { configuration } = loaded;
  const symbol = configuration.backtest.benchmark;
  if (symbol === null || traded.some(({ instrument }) => instrument === symbol)) return null;
  const asked = benchmarkAsked(symbol);
  const found = await readBenchmark(read, asked, configuration);
  const [series] = marketOf(found, loaded, { reference, asked }).series;
  if (series) checkOverlap(series, traded);
  return series ?? null;
};

/** What is told of the bars of a run. Their sessions are in its plan, and a column of them is large. */
export interface ToldHistory extends Omit<History, 'series'> {
  readonly series: readonly Omit<RunSeries, 'sessions' | 'whole'>[];
}

/** Lets go of the sessions, once the run is planned. */
export const toldHistory = (history: History): ToldHistory => ({
  ...history,
  series: history.series.map((one) => ({ ...one, sessions: null, whole: null })),
});

/** The bars of the run, from wherever the configuration says; `folder` is where `data.path` starts. */
export const loadHistory = async (loaded: LoadedRun, folder: string): Promise<History> => {
  const reference = loadReference(loaded);
  const { configuration } = loaded;
  const asked = askedSymbols(configuration.universe.symbols, reference);
  // A corporate action may have given a symbol another name: then its bars are found by the old one.
  const narrowed = reference.actions === null ? asked : null;
  const { series, ...source } = await sourceOf(configuration, { folder, asked: narrowed });
  const market = marketOf(series, loaded, { reference, asked });
  const benchmark = await benchmarkOf(series, loaded, { reference, traded: market.series });
  const rates = await loadRates(loaded);
  const finer = await withFiner(market.series, loaded, reference.actions ?? []);
  const known = market.series.flatMap(({ instrument, record }) =>
    record?.type === 'index' ? [instrument] : [],
  );
  const indices = [...new Set([...source.indices, ...known])];
  return { ...market, ...source, series: finer, benchmark, rates, indices };
};
