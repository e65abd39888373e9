import { LAYOUTS } from '@stratvector/history-vendors';
import type { Layout } from '@stratvector/history-vendors';
import { nearestNames } from '@stratvector/kernel';
import { isTimeframe, TIMEFRAMES } from '@stratvector/model';
import type { BadBarPolicy, Timeframe } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import type { FileTerms } from './read-file.ts';

/** The flags that say how files are to be read, as typed. */
export interface FileFlags {
  readonly layout?: string;
  readonly timezone?: string;
  readonly timestamp?: 'open' | 'close';
  readonly timeframe?: string;
  readonly symbol?: string;
  readonly onBadBar?: BadBarPolicy;
}

type Wrong = (sentence: string) => null;

const layoutOf = (name: string | undefined, wrong: Wrong): Layout | null => {
  if (name === undefined) return null;
  const names = LAYOUTS.map((layout) => layout.name);
  const [nearest] = nearestNames(name, names, 1);
  const hint = nearest === undefined ? '' : `, did you mean ${nearest}?`;
  return (
    LAYOUTS.find((layout) => layout.name === name) ??
    wrong(`--layout ${name}: there is no such layout${hint}; allowed are ${names.join(', ')}`)
  );
};

const zoneOf = (name: string | undefined, wrong: Wrong): string | null => {
  if (name === undefined) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && name;
  } catch {
    return wrong(
      `--timezone ${name}: there is no such zone; write "UTC" or a zone such as America/New_York`,
    );
  }
};

/** A bar length, or null where none is given. */
export const timeframeOf = (
  name: string | undefined,
  flag: string,
  wrong: Wrong,
): Timeframe | null => {
  if (name === undefined) return null;
  return isTimeframe(name)
    ? name
    : wrong(`${flag} ${name}: it is no bar length; allowed are ${TIMEFRAMES.join(', ')}`);
};

const symbolOf = (symbol: string | undefined, wrong: Wrong): string | null =>
  symbol?.trim() === ''
    ? wrong('--symbol: it is empty; give a name such as AAPL')
    : (symbol ?? null);

/** How files are to be read. @throws BadInput naming every flag that is wrong. */
export const fileTerms = (flags: FileFlags): FileTerms => {
  const problems: string[] = [];
  const wrong: Wrong = (sentence) => {
    problems.push(sentence);
    return null;
  };
  const terms = {
    layout: layoutOf(flags.layout, wrong),
    timezone: zoneOf(flags.timezone, wrong),
    timestamp: flags.timestamp ?? 'open',
    timeframe: timeframeOf(flags.timeframe, '--timeframe', wrong),
    symbol: symbolOf(flags.symbol, wrong),
    onBadBar: flags.onBadBar ?? 'error',
  };
  if (problems.length > 0) throw new BadInput(problems);
  return terms;
};
