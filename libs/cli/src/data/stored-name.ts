import { BarStore } from '@stratvector/history-parquet';
import type { StoredSeries } from '@stratvector/history-parquet';
import { nearestNames } from '@stratvector/kernel';
import { fileCode, readingProblem } from '@stratvector/local-files';
import { isTimeframe, TIMEFRAMES } from '@stratvector/model';
import type { Timeframe } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { storeFolder } from '../run/local-folders.ts';

/** `AAPL@1d`: an instrument, and a timeframe where the store has several. */
interface StoredName {
  readonly symbol: string;
  readonly timeframe: Timeframe | null;
}

/** Where a name is one of the store: SYMBOL or SYMBOL@TIMEFRAME. */
const storedName = (text: string): StoredName => {
  const sign = text.lastIndexOf('@');
  const timeframe = text.slice(sign + 1);
  if (sign <= 0) return { symbol: text, timeframe: null };
  if (isTimeframe(timeframe)) return { symbol: text.slice(0, sign), timeframe };
  throw new BadInput([
    `${text}: "${timeframe}" is no bar length; allowed behind @ are ${TIMEFRAMES.join(', ')}`,
  ]);
};

/** @throws BadInput where a file, or something that no folder can be at, has its name. */
export const openStore = (folder: string | undefined): BarStore => {
  const root = folder ?? storeFolder();
  const code = fileCode(root);
  if (code === 'EISDIR' || code === 'ENOENT') return new BarStore(root);
  const flag = folder === undefined ? 'the local store' : '--store';
  const sentence =
    code === null
      ? 'this is a file, and a store is a folder; name a folder that "data import" wrote, or a new one'
      : readingProblem({ code });
  throw new BadInput([`${flag} ${root}: ${sentence}`]);
};

const missing = (
  { symbol, timeframe }: StoredName,
  root: string,
  stored: readonly StoredSeries[],
): BadInput => {
  const names = [...new Set(stored.map(({ instrument }) => instrument))];
  const frames = stored.filter(({ instrument }) => instrument === symbol);
  if (stored.length === 0)
    return new BadInput([
      `${symbol}: the store ${root} is empty; import bars with "stratvector data import FILE"`,
    ]);
  if (frames.length > 0)
    return new BadInput([
      `${symbol}@${timeframe ?? ''}: the store has it in ${frames.map((one) => one.timeframe).join(', ')}; name one of them`,
    ]);
  const [nearest] = nearestNames(symbol, names, 1);
  const hint =
    nearest === undefined ? `it has ${names.slice(0, 10).join(', ')}` : `did you mean ${nearest}?`;
  return new BadInput([`${symbol}: the store ${root} has no such instrument; ${hint}`]);
};

/** The stored series that a name means. @throws BadInput where it is none, or several. */
export const storedSeries = async (store: BarStore, text: string): Promise<StoredSeries> => {
  const name = storedName(text);
  const stored = await store.list();
  const found = stored.filter(
    ({ instrument, timeframe }) =>
      instrument === name.symbol && (name.timeframe === null || timeframe === name.timeframe),
  );
  const [only, ...others] = found;
  if (!only || others.length > 0) throw missing(name, store.root, stored);
  return only;
};
