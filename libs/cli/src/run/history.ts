import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Settings } from '@stratvector/configuration';
import type { BarColumns, LoadedSeries } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { readDailyCsv } from './daily-csv.ts';

const EXAMPLE_START = Date.UTC(2008, 0, 1);
const EXAMPLE_PACKAGE = 'vega-datasets';
const EXAMPLE_NAME = 'S&P 500 days 2008-2020 (vega-datasets)';

export interface History {
  readonly series: readonly LoadedSeries[];
  /** What the data is, for the first line of the run. */
  readonly name: string;
  /** Instruments that are indices and cannot be bought. */
  readonly indices: readonly string[];
}

const slice = (bars: BarColumns, from: number, to: number): BarColumns => ({
  length: to - from,
  openTime: bars.openTime.slice(from, to),
  closeTime: bars.closeTime.slice(from, to),
  open: bars.open.slice(from, to),
  high: bars.high.slice(from, to),
  low: bars.low.slice(from, to),
  close: bars.close.slice(from, to),
  volume: bars.volume.slice(from, to),
  hasVolume: bars.hasVolume,
});

const between = (series: LoadedSeries, start: number, end: number): LoadedSeries => {
  const { openTime } = series.bars;
  const from = openTime.findIndex((time) => time >= start);
  const after = openTime.findIndex((time) => time > end);
  const to = after < 0 ? openTime.length : after;
  return { ...series, bars: slice(series.bars, from < 0 ? to : from, to) };
};

/** The real prices that a development dependency carries; they are never copied into the product. */
const example = (): History => {
  const folders = createRequire(import.meta.url).resolve.paths(EXAMPLE_PACKAGE) ?? [];
  const path = folders
    .map((folder) => join(folder, EXAMPLE_PACKAGE, 'data', 'sp500-2000.csv'))
    .find((candidate) => existsSync(candidate));
  if (path === undefined)
    throw new BadInput([
      'data.source: the example data comes with the development dependency vega-datasets, which is not installed; run "npm ci", or set data.path to your own CSV file',
    ]);
  // Before 2008 most opens equal the previous close, so a backtest would fill at prices of the past.
  const series = [between(readDailyCsv(path, 'SPX'), EXAMPLE_START, Infinity)];
  return { series, name: EXAMPLE_NAME, indices: ['SPX'] };
};

/** The bars of the run, from wherever the configuration says. */
export const loadHistory = (settings: Settings): History => {
  const path = settings.text('data.path');
  const end = settings.date('data.end') ?? Infinity;
  const found =
    path === null ? example() : { series: [readDailyCsv(path)], name: path, indices: [] };
  const { series, name, indices } = found;
  const cut = series.map((one) => between(one, -Infinity, end));
  const empty = cut.filter(({ bars }) => bars.length === 0);
  if (empty.length > 0)
    throw new BadInput(
      empty.map(({ instrument }) => `${instrument}: there are no bars up to data.end`),
    );
  return { series: cut, name, indices };
};
