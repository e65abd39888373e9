import { originText } from '@stratvector/configuration';
import { BadInput } from '../failure.ts';
import type { LoadedRun } from './load-configuration.ts';

const KEY = /^([a-z_]+(?:\[\d+\])?(?:\.[a-z0-9_]+)+): /;

/** What stands on the command line needs no place; what stands elsewhere is found by it. */
const placedLine = ({ explain }: LoadedRun, line: string): string => {
  const [, key] = KEY.exec(line) ?? [];
  const origin = explain.find(({ path }) => path === key)?.origin;
  return origin?.kind === 'file' || origin?.kind === 'environment'
    ? `${originText(origin)}: ${line}`
    : line;
};

/** Sentences about a key, which only the data have shown to be wrong, say where the key was given. */
export const placed = async <Result>(
  loaded: LoadedRun,
  work: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    throw new BadInput(error.lines.map((line) => placedLine(loaded, line)));
  }
};
