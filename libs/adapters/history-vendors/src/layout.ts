import { missingColumns, numberOfText, parseTime } from '@stratvector/model';
import type { ParsedTime } from '@stratvector/model';

/** Where each column stands; `time` may be a date and a time of day. */
export interface LayoutColumns {
  readonly time: readonly number[];
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number | null;
  readonly adjusted: number | null;
  readonly symbol: number | null;
}

/** Which corporate actions a vendor's prices are adjusted for, as in `data.adjust`. */
export type VendorAdjustment = 'none' | 'splits' | 'all' | 'unknown';

/** How one vendor writes bars into a text file: one file, one spec, one line in the registry. */
export interface Layout {
  readonly name: string;
  readonly title: string;
  /** The page that documents it. */
  readonly source: string;
  /** Whether the vendor's own page was read; else the layout is from other people's accounts of it. */
  readonly isVerified: boolean;
  /** What is worth knowing, for the reference page. */
  readonly note: string;
  /** False where the first line is a bar already. */
  readonly hasHeader: boolean;
  /** The zone of times without an offset; null where only the user knows it. */
  readonly timezone: string | null;
  readonly adjust: VendorAdjustment;
  /** Whether a file is written so, by the cells of its first line. */
  readonly recognizes: (cells: readonly string[]) => boolean;
  /** Of the header line, or of the first bar; a sentence where columns are missing. */
  readonly columns: (cells: readonly string[]) => LayoutColumns | string;
  /** Null for what is no time. */
  readonly time: (text: string, zone: string) => ParsedTime | null;
  readonly price: (text: string) => number;
}

/** A column name in lower case and without signs. */
export const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

type Names = Readonly<Record<Exclude<keyof LayoutColumns, 'time'>, readonly string[]>> & {
  readonly time: readonly (readonly string[])[];
};

const placeOf = (header: readonly string[], names: readonly string[]): number =>
  header.findIndex((name) => names.includes(name));

const orNull = (place: number): number | null => (place < 0 ? null : place);

/** Finds columns by their names in the header, in whatever order. */
export const columnsByName =
  (names: Names) =>
  (cells: readonly string[]): LayoutColumns | string => {
    const header = cells.map(plain);
    const place = (column: Exclude<keyof Names, 'time'>): number => placeOf(header, names[column]);
    const needed = ['open', 'high', 'low', 'close'] as const;
    const missing = needed.filter((column) => place(column) < 0);
    const time = names.time.map((one) => placeOf(header, one)).filter((found) => found >= 0);
    if (missing.length > 0 || time.length === 0) {
      const all = [...(time.length === 0 ? ['time'] : []), ...missing];
      return `${missingColumns(all)}; found ${cells.join(', ')}`;
    }
    const [open, high, low, close] = [place('open'), place('high'), place('low'), place('close')];
    const [volume, adjusted] = [orNull(place('volume')), orNull(place('adjusted'))];
    return { time, open, high, low, close, volume, adjusted, symbol: orNull(place('symbol')) };
  };

/** The names that most vendors use; a layout says where it differs. */
export const USUAL: Names = {
  time: [['date', 'timestamp', 'time', 'datetime']],
  open: ['open'],
  high: ['high'],
  low: ['low'],
  close: ['close'],
  volume: ['volume'],
  adjusted: [],
  symbol: [],
};

/** Whether a header has all of these names. */
export const hasNames = (cells: readonly string[], names: readonly string[]): boolean => {
  const header = new Set(cells.map(plain));
  return names.every((name) => header.has(name));
};

/** What most vendors share: a header, times that ISO 8601 or an epoch tells, prices as decimals. */
export const COMMON = { hasHeader: true, time: parseTime, price: numberOfText } as const;
