import { nearestNames } from '@stratvector/kernel';

export type Column = 'time' | 'open' | 'high' | 'low' | 'close' | 'adjusted' | 'volume' | 'symbol';

/** Where each column stands; absent ones are not in the map. */
export type Header = ReadonlyMap<Column, number>;

/** Names by which vendors call a column, in lower case and without signs. */
const ALIASES: Readonly<Record<Column, readonly string[]>> = {
  time: ['time', 'timestamp', 'date', 'datetime', 'opentime', 'tsevent', 't'],
  open: ['open', 'o', '1open'],
  high: ['high', 'h', '2high'],
  low: ['low', 'l', '3low'],
  close: ['close', 'c', 'last', '4close'],
  adjusted: ['adjclose', 'adjustedclose', 'adjusted', '5adjustedclose'],
  volume: ['volume', 'vol', 'v', 'tickvol', '5volume', '6volume'],
  symbol: ['symbol', 'ticker', 'instrument'],
};

const NEEDED: readonly Column[] = ['time', 'open', 'high', 'low', 'close'];
const DELIMITERS = [',', ';', '\t', '|'];

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The sign that cuts a line into the most cells. */
export const delimiterOf = (line: string): string =>
  DELIMITERS.reduce((best, sign) =>
    line.split(sign).length > line.split(best).length ? sign : best,
  );

export const cellsOf = (line: string, delimiter: string): readonly string[] =>
  line.split(delimiter).map((text) => text.trim().replace(/^"(.*)"$/, '$1'));

/** Finds the columns of a header line, or says in a sentence which are missing. */
export const readHeader = (names: readonly string[]): Header | string => {
  const header = new Map<Column, number>();
  names.forEach((name, place) => {
    const found = Object.entries(ALIASES).find(([, aliases]) => aliases.includes(plain(name)));
    const column = found?.[0] as Column | undefined;
    if (column !== undefined && !header.has(column)) header.set(column, place);
  });
  const missing = NEEDED.filter((column) => !header.has(column));
  if (missing.length === 0) return header;
  const hints = missing.flatMap((column) => {
    const [nearest] = nearestNames(column, names, 1);
    return nearest === undefined ? [] : [`${nearest} for ${column}`];
  });
  const hint = hints.length > 0 ? `; did you mean ${hints.join(', ')}?` : '';
  return (
    `the columns ${missing.join(', ')} are missing; found ${names.join(', ')}${hint} ` +
    '(a time column is time, timestamp, date or datetime)'
  );
};
