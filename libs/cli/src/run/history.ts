import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RunConfiguration } from '@stratvector/configuration';
import { readCsv } from '@stratvector/history-csv';
import type { LoadedSeries } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import type { LoadedRun } from './load-configuration.ts';
import { marketOf } from './market.ts';
import type { RunMarket } from './market.ts';
import { filesOf, symbolOf } from './paths.ts';
import { loadReference } from './reference.ts';
import { between } from './run-series.ts';

const EXAMPLE_START = Date.UTC(2008, 0, 1);
const EXAMPLE_PACKAGE = 'vega-datasets';
const EXAMPLE_NAME = 'S&P 500 days 2008-2020 (vega-datasets)';
const EXAMPLE_SYMBOL = 'SPX';

interface Found {
  readonly series: readonly LoadedSeries[];
  /** What the data is, for the first line of the run. */
  readonly name: string;
  /** Instruments that are indices and cannot be bought. */
  readonly indices: readonly string[];
}

export interface History extends Omit<Found, 'series'>, RunMarket {}

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
const example = (configuration: RunConfiguration): Found => {
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
  return { series, name: EXAMPLE_NAME, indices: [EXAMPLE_SYMBOL] };
};

const unavailable = (source: string): Found => {
  throw new BadInput([
    `data.source: "${source}" is not available in this version; use "file" with data.path, or "example"`,
  ]);
};

const found = (configuration: RunConfiguration, folder: string): Found => {
  const { path, source } = configuration.data;
  if (source === 'example') return example(configuration);
  if (source !== 'file' || path === null) return unavailable(source);
  return {
    series: readFiles(filesOf(path, folder), configuration),
    name: path,
    indices: [],
  };
};

/** The bars of the run, from wherever the configuration says; `folder` is where `data.path` starts. */
export const loadHistory = (loaded: LoadedRun, folder: string): History => {
  const reference = loadReference(loaded);
  const { series, name, indices } = found(loaded.configuration, folder);
  const market = marketOf(series, loaded, reference);
  const known = market.series.flatMap(({ instrument, record }) =>
    record?.type === 'index' ? [instrument] : [],
  );
  return { ...market, name, indices: [...new Set([...indices, ...known])] };
};
