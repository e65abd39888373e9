import { globSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { BadInput } from '../failure.ts';

const PATTERN = /[*?[\]{}]/;
const PARQUET = /\.parquet$/i;
const EXTENSIONS = /\.((csv|txt)(\.gz)?|parquet)$/i;

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The files that a pattern names; relative ones are taken from the folder. `key` is who named it. */
export const filesOf = (pattern: string, folder: string, key = 'data.path'): readonly string[] => {
  const path = resolve(folder, pattern);
  const found = PATTERN.test(pattern) ? globSync(path).filter(isFile).sort() : [path];
  if (found.length === 0)
    throw new BadInput([
      `${key}: no file matches ${pattern} in ${dirname(path)}; check the folder and the pattern`,
    ]);
  const others = found.filter((file) => !EXTENSIONS.test(file));
  if (others.length > 0)
    throw new BadInput(
      others.map(
        (file) =>
          `${key}: ${file} is not read by this version; allowed are .csv, .csv.gz and .parquet`,
      ),
    );
  return found;
};

export const isParquet = (file: string): boolean => PARQUET.test(file);

/** A file without a symbol column is named after its instrument: `AAPL.csv`. */
export const symbolOf = (file: string): string => basename(file).replace(EXTENSIONS, '');
