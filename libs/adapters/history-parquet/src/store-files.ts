import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isTimeframe } from '@stratvector/model';
import type { Timeframe } from '@stratvector/model';

const EXTENSION = '.parquet';
/** What a process that was killed left behind. */
const PARTIAL = /^\..*\.partial-(\d+)-\d+$/;

/** Signs that some file system gives a meaning are written as %2F; what is left is the symbol itself. */
const fileName = (symbol: string): string =>
  `${encodeURIComponent(symbol)
    .replace(/[*'()!~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/^\./, '%2E')}${EXTENSION}`;

const symbolOf = (name: string): string | null => {
  if (!name.endsWith(EXTENSION) || name.startsWith('.')) return null;
  try {
    return decodeURIComponent(name.slice(0, -EXTENSION.length));
  } catch {
    return null;
  }
};

export interface StoredFile {
  readonly instrument: string;
  readonly timeframe: Timeframe;
  readonly path: string;
}

/** `<root>/<timeframe>/<SYMBOL>.parquet`. */
export const storedFile = (root: string, instrument: string, timeframe: Timeframe): StoredFile => ({
  instrument,
  timeframe,
  path: join(root, timeframe, fileName(instrument)),
});

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
};

/** Every file of a store, by timeframe and then symbol. */
export const storedFiles = (root: string): readonly StoredFile[] =>
  namesIn(root)
    .filter(isTimeframe)
    .flatMap((timeframe) =>
      namesIn(join(root, timeframe)).flatMap((name) => {
        const instrument = symbolOf(name);
        return instrument === null
          ? []
          : [{ instrument, timeframe, path: join(root, timeframe, name) }];
      }),
    );

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Removes what killed processes left behind, so that a store does not grow by accidents. */
export const sweep = (folder: string): void => {
  for (const name of namesIn(folder)) {
    const pid = Number(PARTIAL.exec(name)?.[1] ?? NaN);
    if (pid > 0 && !isAlive(pid)) rmSync(join(folder, name), { force: true });
  }
};
