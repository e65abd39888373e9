import { BadInput } from '@stratvector/cli';
import type { Home } from './home.ts';

const FILE = 'run.json';
const SHOWN = 5;

type Terms = Readonly<Record<string, string>>;

const differences = (before: Terms, now: Terms): readonly string[] => {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return keys
    .filter((key) => before[key] !== now[key])
    .map((key) => `${key} was ${before[key] ?? 'not set'}, found ${now[key] ?? 'not set'}`);
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
  const more = found.length > SHOWN ? [`and ${String(found.length - SHOWN)} more`] : [];
  throw new BadInput([
    `STRATVECTOR_HOME: ${home.folder} was started with other terms; give those, or name another folder for a new run`,
    ...[...found.slice(0, SHOWN), ...more].map((line) => `  ${line}`),
  ]);
};
