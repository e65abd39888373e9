import { nearestNames } from '@stratvector/kernel';

export type BarColumn =
  'time' | 'open' | 'high' | 'low' | 'close' | 'adjusted' | 'volume' | 'symbol';

/** Where each column stands; absent ones are not in the map. */
export type BarHeader = ReadonlyMap<BarColumn, number>;

/** Names by which vendors call a column, in lower case and without signs. */
const ALIASES: Readonly<Record<BarColumn, readonly string[]>> = {
  time: ['time', 'timestamp', 'date', 'datetime', 'opentime', 'tsevent', 't'],
  open: ['open', 'o', '1open'],
  high: ['high', 'h', '2high'],
  low: ['low', 'l', '3low'],
  close: ['close', 'c', 'last', '4close'],
  adjusted: ['adjclose', 'adjustedclose', 'adjusted', '5adjustedclose'],
  volume: ['volume', 'vol', 'v', 'tickvol', '5volume', '6volume'],
  symbol: ['symbol', 'ticker', 'instrument'],
};

/** Signs of a first line that are shown where it is no header. */
const NAMES_SHOWN = 200;
const NEEDED: readonly BarColumn[] = ['time', 'open', 'high', 'low', 'close'];
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Says which columns a first line should have had. */
export const missingColumns = (names: readonly string[]): string =>
  names.length === 1
    ? `the column ${names.join(', ')} is missing`
    : `the columns ${names.join(', ')} are missing`;

/** Finds the columns of a header line, or says in a sentence which are missing. */
export const readBarHeader = (names: readonly string[]): BarHeader | string => {
  const header = new Map<BarColumn, number>();
  names.forEach((name, place) => {
    const found = Object.entries(ALIASES).find(([, aliases]) => aliases.includes(plain(name)));
    const column = found?.[0] as BarColumn | undefined;
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
    `${missingColumns(missing)}; found ${names.join(', ').slice(0, NAMES_SHOWN)}${hint} ` +
    '(a time column is time, timestamp, date or datetime); files without a header, and those of vendors, ' +
    'go through "stratvector data import"'
  );
};
