import { globSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { BadInput } from '../failure.ts';

const PATTERN = /[*?[\]{}]/;
const EXTENSIONS = /\.(csv|txt)(\.gz)?$/i;

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The files that a pattern names; relative ones are taken from the folder. */
export const filesOf = (pattern: string, folder: string): readonly string[] => {
  const path = resolve(folder, pattern);
  const found = PATTERN.test(pattern) ? globSync(path).filter(isFile).sort() : [path];
  if (found.length === 0)
    throw new BadInput([
      `data.path: no file matches ${pattern} in ${dirname(path)}; check the folder and the pattern`,
    ]);
  const others = found.filter((file) => !EXTENSIONS.test(file));
  if (others.length > 0)
    throw new BadInput(
      others.map(
        (file) => `data.path: ${file} is not read by this version; allowed are .csv and .csv.gz`,
      ),
    );
  return found;
};

/** A file without a symbol column is named after its instrument: `AAPL.csv`. */
export const symbolOf = (file: string): string => basename(file).replace(EXTENSIONS, '');
