import { BadInput } from '@stratvector/cli';
import type { Home } from './home.ts';

const FILE = 'run.json';
const SHOWN = 5;

export type Terms = Readonly<Record<string, string>>;

/** What was bound and what is given, where they differ, the first few of them. */
export const differences = (before: Terms, now: Terms): readonly string[] => {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  const found = keys
    .filter((key) => before[key] !== now[key])
    .map((key) => `${key} was ${before[key] ?? 'not set'}, found ${now[key] ?? 'not set'}`);
  const more = found.length > SHOWN ? [`and ${String(found.length - SHOWN)} more`] : [];
  return [...found.slice(0, SHOWN), ...more];
};

/**
 * A home goes on with the run that it was started with: its logs say what was decided by these terms.
 * @throws BadInput where others are given.
 */
export const bindRun = (home: Home, terms: Terms): void => {
  const known = home.read(FILE);
  if (known === null) {
    home.write(FILE, `${JSON.stringify(terms, null, 2)}\n`);
    return;
  }
  // Written by the line above, in this version or an older one.
  const found = differences(JSON.parse(known) as Terms, terms);
  if (found.length === 0) return;
  throw new BadInput([
    `STRATVECTOR_HOME: ${home.folder} was started with other terms; give those, or name another folder for a new run`,
    ...found.map((line) => `  ${line}`),
  ]);
};
