import { ColumnCache, fingerprintOf } from '@stratvector/history-cache';
import { readCsv } from '@stratvector/history-csv';
import { readParquet } from '@stratvector/history-parquet';
import type { LoadedHistory } from '@stratvector/model';
import { dataFiles, makeDataFiles } from './data-files.ts';

/** One load in a process of its own: `data-variant.ts VARIANT FOLDER`. */

const OPTIONS = {
  symbol: 'AAA',
  onBadBar: 'error',
  timestamp: 'open',
  timezone: 'UTC',
} as const;

const [variant = '', folder = ''] = process.argv.slice(2);
const files = dataFiles(folder);

const readers: Readonly<Record<string, () => Promise<LoadedHistory>>> = {
  parquet: () => readParquet(files.parquet, OPTIONS),
  csv: () => Promise.resolve(readCsv(files.csv, OPTIONS)),
};

/** As the program loads a file: found by its fingerprint, from the cache where it is in it. */
const cached = async (path: string, read: () => Promise<LoadedHistory>): Promise<LoadedHistory> => {
  const cache = new ColumnCache(`${folder}/cache`);
  const { history, written } = await cache.load(
    { path, fingerprint: fingerprintOf(path) },
    OPTIONS,
    read,
  );
  await written;
  return history;
};

const measured = async (load: () => Promise<LoadedHistory>) => {
  const started = performance.now();
  const { series, problems } = await load();
  const seconds = (performance.now() - started) / 1000;
  const rows = series[0]?.bars.length ?? 0;
  if (rows === 0) throw new Error(problems[0]?.sentence ?? 'nothing was loaded');
  return { rows, seconds };
};

if (variant === 'make') await makeDataFiles(folder);
else {
  const [kind = '', isCached] = variant.split('-');
  const read = readers[kind];
  if (!read) throw new Error(`there is no variant ${variant}`);
  const path = kind === 'csv' ? files.csv : files.parquet;
  console.log(JSON.stringify(await measured(isCached ? () => cached(path, read) : read)));
}
