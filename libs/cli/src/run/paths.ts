import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileCode } from '@stratvector/local-files';
import { fileProblem } from '@stratvector/model';
import { BadInput } from '../failure.ts';

const PATTERN = /[*?[\]{}]/;
const PARQUET = /\.parquet$/i;
const EXTENSIONS = /\.((csv|txt)(\.gz)?|parquet)$/i;
const OTHERS_SHOWN = 5;

/** Why a path cannot be one of bars; null where its reader may try, which says why there is no such file. */
const unfit = (path: string): string | null => {
  const code = fileCode(path);
  if (code !== null && code !== 'ENOENT') return fileProblem(code);
  return EXTENSIONS.test(path)
    ? null
    : 'its ending says no kind of file that is read here; allowed are .csv, .csv.gz and .parquet (.txt counts as .csv); save it as one of them';
};

/** The folder of a pattern: the part in front of its first sign. */
const baseOf = (path: string): string => {
  const parts = path.split(/[\\/]/);
  const first = parts.findIndex((part) => PATTERN.test(part));
  return parts.slice(0, first).join('/') || '/';
};

const noMatch = (pattern: string, path: string, matches: readonly string[]): string => {
  const base = baseOf(path);
  if (fileCode(base) !== 'EISDIR')
    return `no file matches ${pattern}: there is no folder ${base}; check the path`;
  const [first] = matches;
  return first === undefined
    ? `no file matches ${pattern} in ${base}; check the folder and the pattern`
    : `only folders match ${pattern}, such as ${first}; name the files in them, for example ${pattern.replace(/\/+$/, '')}/*.csv`;
};

const matched = (pattern: string, path: string, key: string): readonly string[] => {
  const matches = globSync(path);
  const files = matches.filter((one) => fileCode(one) !== 'EISDIR').sort();
  if (files.length === 0) throw new BadInput([`${key}: ${noMatch(pattern, path, matches)}`]);
  return files;
};

/** The files that a pattern names; relative ones are taken from the folder. `key` is who named it. */
export const filesOf = (pattern: string, folder: string, key = 'data.path'): readonly string[] => {
  const path = resolve(folder, pattern);
  // A file may have a sign of a pattern in its name.
  const isPattern = PATTERN.test(pattern) && fileCode(path) === 'ENOENT';
  const found = isPattern ? matched(pattern, path, key) : [path];
  const problems = found.flatMap((file) => {
    const sentence = unfit(file);
    return sentence === null ? [] : [`${key}: ${file}: ${sentence}`];
  });
  if (problems.length === 0) return found;
  const more = problems.length - OTHERS_SHOWN;
  const rest =
    more > 0
      ? [`${key}: and ${more} more files that ${pattern} matches and that are not read`]
      : [];
  throw new BadInput([...problems.slice(0, OTHERS_SHOWN), ...rest]);
};

export const isParquet = (file: string): boolean => PARQUET.test(file);

/** A file without a symbol column is named after its instrument: `AAPL.csv`. */
export const symbolOf = (file: string): string => basename(file).replace(EXTENSIONS, '');
