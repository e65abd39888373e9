import { BarStore } from '@stratvector/history-parquet';
import type { StoredSeries } from '@stratvector/history-parquet';
import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { LoadedSeries, Timeframe } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { readBarFiles } from './bar-files.ts';
import { storeFolder } from './local-folders.ts';
import { chosen } from './universe.ts';
import type { AskedSymbols } from './universe.ts';

/** Bars in the store were brought to opens in UTC when they were imported. */
const AS_STORED = { onBadBar: 'error', timestamp: 'open', timezone: 'UTC' } as const;

const byInstrument = (
  stored: readonly StoredSeries[],
): ReadonlyMap<string, readonly StoredSeries[]> => {
  const groups = new Map<string, readonly StoredSeries[]>();
  for (const one of stored)
    groups.set(one.instrument, [...(groups.get(one.instrument) ?? []), one]);
  return groups;
};

const width = ({ timeframe }: StoredSeries): number => TIMEFRAME_MILLISECONDS[timeframe];

const timeframes = (stored: readonly StoredSeries[]): string =>
  stored.map(({ timeframe }) => timeframe).join(', ');

/** The stored bars that a run of a timeframe is made of: those of it, else the coarsest of the finer ones. */
const madeOf = (
  instrument: string,
  stored: readonly StoredSeries[],
  asked: Timeframe | null,
): StoredSeries | string => {
  const [only, ...others] = stored;
  if (asked === null)
    return only && others.length === 0
      ? only
      : `data.timeframe: the store has ${instrument} in ${timeframes(stored)}; set the one that the run is of`;
  const [best] = stored
    .filter((one) => width(one) <= TIMEFRAME_MILLISECONDS[asked])
    .sort((a, b) => width(b) - width(a));
  return (
    best ??
    `data.timeframe: the store has ${instrument} in ${timeframes(stored)}, of which no bars of ${asked} can be made; set a coarser one`
  );
};

/**
 * The bars of the local store. `asked` narrows what is read, null reads everything.
 * @throws BadInput where the store is empty, a symbol is missing or a timeframe cannot be made.
 */
export const storedBars = async (
  asked: AskedSymbols | null,
  timeframe: Timeframe | null,
): Promise<readonly LoadedSeries[]> => {
  const root = storeFolder();
  const stored = await new BarStore(root).list();
  if (stored.length === 0)
    throw new BadInput([
      `data.source: the store ${root} is empty; import bars with "stratvector data import FILE", or set data.path`,
    ]);
  const made = [...byInstrument(chosen(stored, asked))].map(([instrument, some]) =>
    madeOf(instrument, some, timeframe),
  );
  const problems = made.filter((one) => typeof one === 'string');
  if (problems.length > 0) throw new BadInput(problems);
  const files = made.flatMap((one) => (typeof one === 'string' ? [] : [one.path]));
  return readBarFiles(files, AS_STORED);
};
