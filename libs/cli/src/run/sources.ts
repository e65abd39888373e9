import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RunConfiguration } from '@stratvector/configuration';
import { readCsv } from '@stratvector/history-csv';
import { instrumentId } from '@stratvector/model';
import type { LoadedSeries } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { filesOf, symbolOf } from './paths.ts';
import { between } from './run-series.ts';
import { syntheticSeries } from './synthetic.ts';

const EXAMPLE_START = Date.UTC(2008, 0, 1);
const EXAMPLE_PACKAGE = 'vega-datasets';
const EXAMPLE_NAME = 'S&P 500 days 2008-2020 (vega-datasets)';
const EXAMPLE_SYMBOL = 'SPX';

export interface Source {
  readonly series: readonly LoadedSeries[];
  /** What the data is, for the first line of the run. */
  readonly name: string;
  /** Instruments that are indices and cannot be bought. */
  readonly indices: readonly string[];
  readonly isSynthetic: boolean;
}

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

const synthetic = (configuration: RunConfiguration, why: string): Source => ({
  series: syntheticSeries(configuration),
  name: `synthetic bars, seed ${configuration.backtest.seed}${why}`,
  indices: [],
  isSynthetic: true,
});

/** Where the example data may be installed. */
const exampleFolders = (): readonly string[] =>
  createRequire(import.meta.url).resolve.paths(EXAMPLE_PACKAGE) ?? [];

/**
 * The real prices that a development dependency carries, which are never copied into the product;
 * synthetic ones where it is not installed.
 */
const example = (configuration: RunConfiguration, folders: readonly string[]): Source => {
  const path = folders
    .map((folder) => join(folder, EXAMPLE_PACKAGE, 'data', 'sp500-2000.csv'))
    .find((candidate) => existsSync(candidate));
  if (path === undefined)
    return synthetic(
      configuration,
      ` (${EXAMPLE_PACKAGE}, which carries the example data, is not installed; run "npm ci" for it)`,
    );
  // Before 2008 most opens equal the previous close, so a backtest would fill at prices of the past.
  const series = readFiles([path], configuration).map((one) => ({
    ...between(one, EXAMPLE_START, Infinity),
    instrument: instrumentId(EXAMPLE_SYMBOL),
  }));
  return { series, name: EXAMPLE_NAME, indices: [EXAMPLE_SYMBOL], isSynthetic: false };
};

const unavailable = (source: string): Source => {
  throw new BadInput([
    `data.source: "${source}" is not available in this version; use "file" with data.path, "example" or "synthetic"`,
  ]);
};

/** The bars as they come, before a period, a calendar or a timeframe is applied. */
export const sourceOf = (
  configuration: RunConfiguration,
  folder: string,
  examples: readonly string[] = exampleFolders(),
): Source => {
  const { path, source } = configuration.data;
  if (source === 'example') return example(configuration, examples);
  if (source === 'synthetic') return synthetic(configuration, '');
  if (source !== 'file' || path === null) return unavailable(source);
  const series = readFiles(filesOf(path, folder), configuration);
  return { series, name: path, indices: [], isSynthetic: false };
};
