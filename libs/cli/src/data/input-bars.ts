import { existsSync } from 'node:fs';
import { BadInput } from '../failure.ts';
import { filesOf } from '../run/paths.ts';
import { problemLine, readFile } from './read-file.ts';
import type { BarFile, FileTerms } from './read-file.ts';
import { openStore, storedSeries } from './stored-name.ts';

/** What is told about an input beside its name. */
export interface InputTerms extends FileTerms {
  /** The folder of the store; the default one where it is not given. */
  readonly store: string | undefined;
}

const LOOKS_LIKE_FILE = /[*?/\\]|\.(csv|txt|gz|parquet|zip)$/i;

const isFileName = (input: string): boolean => LOOKS_LIKE_FILE.test(input) || existsSync(input);

const fromStore = async (input: string, { store: folder }: InputTerms): Promise<BarFile> => {
  const store = openStore(folder);
  const { instrument, timeframe, path, note } = await storedSeries(store, input);
  const { series, problems } = await store.read(instrument, timeframe);
  if (problems.length > 0) throw new BadInput(problems.map(problemLine));
  const { timezone = 'UTC', adjust = 'unknown' } = note?.provenance ?? {};
  return { path, layout: 'store', series, problems, rows: null, timezone, adjust, notes: [] };
};

/** The files of an input: a file, a pattern, or SYMBOL@TIMEFRAME of the store. */
export const inputFiles = async (input: string, terms: InputTerms): Promise<readonly BarFile[]> => {
  if (!isFileName(input)) return [await fromStore(input, terms)];
  const files: BarFile[] = [];
  for (const path of filesOf(input, '.', 'INPUT')) files.push(await readFile(path, terms));
  return files;
};
