import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RunConfiguration } from '@stratvector/configuration';
import { readCsv } from '@stratvector/history-csv';
import { nearestNames } from '@stratvector/kernel';
import type { BarColumns, LoadedSeries } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { scheduled } from './calendar.ts';
import { filesOf, symbolOf } from './paths.ts';

const EXAMPLE_START = Date.UTC(2008, 0, 1);
const EXAMPLE_PACKAGE = 'vega-datasets';
const EXAMPLE_NAME = 'S&P 500 days 2008-2020 (vega-datasets)';
const EXAMPLE_SYMBOL = 'SPX';
const DAY_MS = 86_400_000;

export interface History {
  readonly series: readonly LoadedSeries[];
  /** What the data is, for the first line of the run. */
  readonly name: string;
  /** Instruments that are indices and cannot be bought. */
  readonly indices: readonly string[];
  /** Sessions of the calendar without a bar. */
  readonly missingBars: number;
}

const COLUMNS = ['openTime', 'closeTime', 'open', 'high', 'low', 'close', 'volume'] as const;

/** Rows `from` up to and without `to`. */
export const slice = (bars: BarColumns, from: number, to: number): BarColumns => ({
  ...bars,
  length: to - from,
  ...Object.fromEntries(COLUMNS.map((name) => [name, bars[name].slice(from, to)])),
});

const between = (series: LoadedSeries, start: number, end: number): LoadedSeries => {
  const { openTime } = series.bars;
  const from = openTime.findIndex((time) => time >= start);
  const after = openTime.findIndex((time) => time > end);
  const to = after < 0 ? openTime.length : after;
  return { ...series, bars: slice(series.bars, from < 0 ? to : from, to) };
};

/** The bars that have closed by a moment. */
export const upTo = (series: LoadedSeries, moment: number): LoadedSeries => {
  const after = series.bars.closeTime.findIndex((time) => time > moment);
  return after < 0 ? series : { ...series, bars: slice(series.bars, 0, after) };
};

const readFiles = (
  files: readonly string[],
  { data }: RunConfiguration,
): readonly LoadedSeries[] => {
  const loaded = files.map((file) =>
    readCsv(file, {
      symbol: symbolOf(file),
      onBadBar: data.onBadBar,
      timestamp: data.timestamp,
      timezone: data.timezone,
    }),
  );
  const problems = loaded.flatMap((history) => history.problems);
  if (problems.length > 0)
    throw new BadInput(
      problems.map(
        ({ source, row, sentence }) => `${source}${row === null ? '' : `:${row}`}: ${sentence}`,
      ),
    );
  return loaded.flatMap(({ series }) => series);
};

/** The real prices that a development dependency carries; they are never copied into the product. */
const example = (configuration: RunConfiguration): History => {
  const folders = createRequire(import.meta.url).resolve.paths(EXAMPLE_PACKAGE) ?? [];
  const path = folders
    .map((folder) => join(folder, EXAMPLE_PACKAGE, 'data', 'sp500-2000.csv'))
    .find((candidate) => existsSync(candidate));
  if (path === undefined)
    throw new BadInput([
      'data.source: the example data comes with the development dependency vega-datasets, which is not installed; run "npm ci", or set data.path to your own CSV file',
    ]);
  // Before 2008 most opens equal the previous close, so a backtest would fill at prices of the past.
  const series = readFiles([path], configuration).map((one) => ({
    ...between(one, EXAMPLE_START, Infinity),
    instrument: EXAMPLE_SYMBOL as LoadedSeries['instrument'],
  }));
  return { series, name: EXAMPLE_NAME, indices: [EXAMPLE_SYMBOL], missingBars: 0 };
};

const unavailable = (source: string): History => {
  throw new BadInput([
    `data.source: "${source}" is not available in this version; use "file" with data.path, or "example"`,
  ]);
};

const found = (configuration: RunConfiguration, folder: string): History => {
  const { path, source } = configuration.data;
  if (source === 'example') return example(configuration);
  if (source !== 'file' || path === null) return unavailable(source);
  return {
    series: readFiles(filesOf(path, folder), configuration),
    name: path,
    indices: [],
    missingBars: 0,
  };
};

const chosen = (series: readonly LoadedSeries[], symbols: readonly string[] | null) => {
  if (symbols === null) return series;
  const names: readonly string[] = series.map(({ instrument }) => instrument);
  const missing = symbols.filter((symbol) => !names.includes(symbol));
  if (missing.length > 0)
    throw new BadInput(
      missing.map((symbol) => {
        const [nearest] = nearestNames(symbol, names, 1);
        const hint =
          nearest === undefined
            ? `the data has ${names.slice(0, 20).join(', ')}`
            : `did you mean ${nearest}?`;
        return `universe.symbols: there is no data for "${symbol}"; ${hint}`;
      }),
    );
  return series.filter(({ instrument }) => symbols.includes(instrument));
};

const checkPeriod = (series: readonly LoadedSeries[], start: number): void => {
  const empty = series.filter(({ bars }) => bars.length === 0);
  if (empty.length > 0)
    throw new BadInput(
      empty.map(
        ({ instrument }) => `data.end: ${instrument} has no bars up to it; choose a later day`,
      ),
    );
  const last = Math.max(...series.map(({ bars }) => bars.closeTime[bars.length - 1] ?? NaN));
  if (start > last)
    throw new BadInput([
      `data.start: found ${new Date(start).toISOString().slice(0, 10)}, but the data ends on ${new Date(last - 1).toISOString().slice(0, 10)}; choose an earlier day`,
    ]);
};

const checkTimeframes = (series: readonly LoadedSeries[], asked: string | null): void => {
  const [first] = series;
  const others = series.filter(({ timeframe }) => timeframe !== (asked ?? first?.timeframe));
  if (others.length > 0)
    throw new BadInput(
      others.map(
        ({ source, timeframe }) =>
          `${source}: its bars are ${timeframe}, the run's are ${asked ?? first?.timeframe ?? ''}; this version does not resample, so give data of one timeframe`,
      ),
    );
};

/** The last moment at which a bar may open. */
const endOf = ({ data: { end } }: RunConfiguration): number => {
  if (end === null) return Infinity;
  return end.wholeDay ? end.time + DAY_MS - 1 : end.time;
};

/** The bars of the run, from wherever the configuration says; `folder` is where its paths start. */
export const loadHistory = (configuration: RunConfiguration, folder: string): History => {
  const { data, universe } = configuration;
  const history = found(configuration, folder);
  const end = endOf(configuration);
  const cut = chosen(history.series, universe.symbols).map((one) => between(one, -Infinity, end));
  checkPeriod(cut, data.start?.time ?? -Infinity);
  checkTimeframes(cut, data.timeframe);
  return { ...history, ...scheduled(cut, data.calendar) };
};
