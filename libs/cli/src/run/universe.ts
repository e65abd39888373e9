import { nearestNames } from '@stratvector/kernel';
import type { CorporateAction } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import type { Reference } from './reference.ts';

const SHOWN = 20;

/** First and last date on which an instrument is traded, both inclusive; null where none is known. */
export interface Listing {
  readonly listed: string | null;
  readonly delisted: string | null;
}

/** Symbols, and the key that asks for them. */
export interface AskedSymbols {
  readonly key: string;
  readonly symbols: readonly string[];
  /** What to do where one is not there. */
  readonly advice?: string;
}

/** The symbols that a run is asked to trade; null for all of the data. */
export const askedSymbols = (
  symbols: readonly string[] | null,
  { universe }: Reference,
): AskedSymbols | null => {
  if (universe !== null)
    return { key: 'universe.file', symbols: universe.map(({ symbol }) => symbol) };
  return symbols === null ? null : { key: 'universe.symbols', symbols };
};

/** @throws BadInput naming each symbol that the data does not have. */
export const chosen = <Series extends { readonly instrument: string }>(
  series: readonly Series[],
  asked: AskedSymbols | null,
): readonly Series[] => {
  if (asked === null) return series;
  const names = [...new Set<string>(series.map(({ instrument }) => instrument))];
  const missing = asked.symbols.filter((symbol) => !names.includes(symbol));
  if (missing.length > 0)
    throw new BadInput(
      missing.map((symbol) => {
        const [nearest] = nearestNames(symbol, names, 1);
        const hint =
          nearest === undefined
            ? `the data has ${names.slice(0, SHOWN).join(', ')}`
            : `did you mean ${nearest}?`;
        const advice = asked.advice === undefined ? '' : `${asked.advice}; `;
        return `${asked.key}: there is no data for "${symbol}"; ${advice}${hint}`;
      }),
    );
  return series.filter(({ instrument }) => asked.symbols.includes(instrument));
};

/** What the universe file says, and where it does not, the delisting among the corporate actions. */
export const listingOf = (
  symbol: string,
  { universe }: Reference,
  actions: readonly CorporateAction[],
): Listing => {
  const member = universe?.find((one) => one.symbol === symbol);
  const ended = actions.find(({ type }) => type === 'delisting');
  return {
    listed: member?.listed ?? null,
    delisted: member?.delisted ?? ended?.date ?? null,
  };
};
