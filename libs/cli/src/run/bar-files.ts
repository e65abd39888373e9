import { fingerprintOf, ColumnCache } from '@stratvector/history-cache';
import { readCsv } from '@stratvector/history-csv';
import { closeDatabase, readParquet } from '@stratvector/history-parquet';
import type { DataProblem, LoadedHistory, LoadedSeries, ReadOptions } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { cacheFolder } from './local-folders.ts';
import { isParquet, symbolOf } from './paths.ts';
import { pause } from './stop.ts';

/** As it was when its bars were read: a file that changes during a run must not look like another. */
const fingerprints = new Map<string, string>();

/** The fingerprint of a file whose bars were read; of another file the one it has now. */
export const fingerprintOfBars = (path: string): string =>
  fingerprints.get(path) ?? fingerprintOf(path);

/** Caches that are still being written while the run goes on. */
const writes: Promise<string | null>[] = [];

/** Waits until what was read is cached, and says where that could not be done. */
export const cachesWritten = async (): Promise<void> => {
  for (const notice of await Promise.all(writes.splice(0)))
    if (notice !== null) console.error(notice);
};

const read = (path: string, options: ReadOptions): Promise<LoadedHistory> =>
  isParquet(path) ? readParquet(path, options) : readCsv(path, options, pause);

const problemLine = ({ source, row, sentence }: DataProblem): string =>
  `${source}${row === null ? '' : `:${row}`}: ${sentence}`;

/** A file that cannot be opened has no fingerprint; its reader says why. */
const openable = (path: string): string | null => {
  try {
    return fingerprintOf(path);
  } catch {
    return null;
  }
};

const cached = async (path: string, options: ReadOptions): Promise<LoadedHistory> => {
  const fingerprint = openable(path);
  if (fingerprint === null) return read(path, options);
  fingerprints.set(path, fingerprint);
  const { history, written } = await new ColumnCache(cacheFolder()).load(
    { path, fingerprint },
    options,
    () => read(path, options),
  );
  writes.push(written);
  return history;
};

/**
 * The bars of files, CSV and Parquet mixed, from the cache where they were read before. `options` is
 * what a file does not say itself; its symbol is its name.
 * @throws BadInput with every problem of every file.
 */
export const readBarFiles = async (
  files: readonly string[],
  options: Omit<ReadOptions, 'symbol'>,
): Promise<readonly LoadedSeries[]> => {
  const loaded: LoadedHistory[] = [];
  for (const file of files) loaded.push(await cached(file, { ...options, symbol: symbolOf(file) }));
  // Decoding leaves tens of megabytes behind that nothing of a run needs.
  await closeDatabase();
  const problems = loaded.flatMap((history) => history.problems);
  if (problems.length > 0) throw new BadInput(problems.map(problemLine));
  return loaded.flatMap(({ series }) => series);
};
