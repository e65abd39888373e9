import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RunConfiguration } from '@stratvector/configuration';
import { instrumentId } from '@stratvector/model';
import type { LoadedSeries } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { readBarFiles } from './bar-files.ts';
import { filesOf } from './paths.ts';
import { between } from './run-series.ts';
import { storedBars } from './stored-bars.ts';
import { syntheticSeries } from './synthetic.ts';
import type { AskedSymbols } from './universe.ts';

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

const synthetic = async (configuration: RunConfiguration, why: string): Promise<Source> => ({
  series: await syntheticSeries(configuration),
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
const example = async (
  configuration: RunConfiguration,
  folders: readonly string[],
): Promise<Source> => {
  const path = folders
    .map((folder) => join(folder, EXAMPLE_PACKAGE, 'data', 'sp500-2000.csv'))
    .find((candidate) => existsSync(candidate));
  if (path === undefined)
    return synthetic(
      configuration,
      ` (${EXAMPLE_PACKAGE}, which carries the example data, is not installed; run "npm ci" for it)`,
    );
  // Before 2008 most opens equal the previous close, so a backtest would fill at prices of the past.
  const series = (await readBarFiles([path], configuration.data)).map((one) => {
    const cut = between(one, EXAMPLE_START, Infinity);
    const { read } = one.counts;
    const used = cut.bars.length;
    const counts = { ...one.counts, used, skipped: read - used };
    return { ...cut, counts, instrument: instrumentId(EXAMPLE_SYMBOL) };
  });
  return { series, name: EXAMPLE_NAME, indices: [EXAMPLE_SYMBOL], isSynthetic: false };
};

const unavailable = (source: string): Source => {
  throw new BadInput([
    `data.source: "${source}" is not available in this version; use "file" with data.path, "store", "example" or "synthetic"`,
  ]);
};

/** Where bars are looked for. */
export interface Places {
  /** Where `data.path` starts. */
  readonly folder: string;
  /** What the run asks for, where that may narrow what is read. */
  readonly asked?: AskedSymbols | null;
  /** Where the example data may be installed. */
  readonly examples?: readonly string[];
}

/** The bars as they come, before a period, a calendar or a timeframe is applied. */
export const sourceOf = async (
  configuration: RunConfiguration,
  { folder, asked = null, examples = exampleFolders() }: Places,
): Promise<Source> => {
  const { data } = configuration;
  const { path, source } = data;
  const plain = { indices: [], isSynthetic: false };
  if (source === 'example') return example(configuration, examples);
  if (source === 'synthetic') return synthetic(configuration, '');
  if (source === 'store')
    return { ...plain, series: await storedBars(asked, data.timeframe), name: 'the local store' };
  if (source !== 'file' || path === null) return unavailable(source);
  return { ...plain, series: await readBarFiles(filesOf(path, folder), data), name: path };
};
