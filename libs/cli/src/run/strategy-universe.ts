import { resolve } from 'node:path';
import type { StrategyConfiguration } from '@stratvector/configuration';
import { readUniverse } from '@stratvector/reference-csv';
import { BadInput } from '../failure.ts';
import type { AskedSymbols } from './universe.ts';
import { chosen } from './universe.ts';

const symbolsOf = (file: string, key: string, folder: string): readonly string[] => {
  const { records, problems } = readUniverse(resolve(folder, file));
  const dated = records.filter(({ listed, delisted }) => listed !== null || delisted !== null);
  const lines = [
    ...problems.map(
      ({ source, row, sentence }) =>
        `${key}: ${source}${row === null ? '' : `:${row}`}: ${sentence}`,
    ),
    ...dated.map(
      ({ symbol }) =>
        `${key}: ${symbol} has dates, which are those of the instrument in the run; give them in the file of [universe]`,
    ),
  ];
  if (lines.length > 0) throw new BadInput(lines);
  return records.map(({ symbol }) => symbol);
};

/** The symbols that one strategy of several trades; null for all of the run. */
export const strategySymbols = (
  { at, universe }: StrategyConfiguration,
  folder: string,
): AskedSymbols | null => {
  if (universe === null) return null;
  const { symbols, file } = universe;
  if (file !== null) {
    const key = `${at}.universe.file`;
    return { key, symbols: symbolsOf(file, key, folder) };
  }
  return symbols === null ? null : { key: `${at}.universe.symbols`, symbols };
};

/** The places of a strategy's instruments in the run, ascending. @throws BadInput for others. */
export const placesOf = (
  asked: AskedSymbols | null,
  instruments: readonly { readonly instrument: string }[],
): readonly number[] => {
  const members = chosen(instruments, asked);
  return instruments.flatMap((one, place) => (members.includes(one) ? [place] : []));
};
