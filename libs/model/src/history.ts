import type { BarColumns } from './bars.ts';
import type { InstrumentId } from './identifiers.ts';

/** The bar lengths that data may have. */
export type Timeframe = '1s' | '5s' | '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d' | '1w';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const TIMEFRAME_MILLISECONDS: Readonly<Record<Timeframe, number>> = {
  '1s': SECOND,
  '5s': 5 * SECOND,
  '1m': MINUTE,
  '5m': 5 * MINUTE,
  '15m': 15 * MINUTE,
  '30m': 30 * MINUTE,
  '1h': HOUR,
  '4h': 4 * HOUR,
  '1d': DAY,
  '1w': 7 * DAY,
};

/** From the finest to the coarsest. */
export const TIMEFRAMES: readonly Timeframe[] = [
  '1s',
  '5s',
  '1m',
  '5m',
  '15m',
  '30m',
  '1h',
  '4h',
  '1d',
  '1w',
];

export const isTimeframe = (text: string): text is Timeframe =>
  Object.hasOwn(TIMEFRAME_MILLISECONDS, text);

/** The timeframe whose bars open this many milliseconds apart, or null when there is none. */
export const timeframeOfGap = (milliseconds: number): Timeframe | null =>
  TIMEFRAMES.find((name) => TIMEFRAME_MILLISECONDS[name] === milliseconds) ?? null;

/** What becomes of a row that breaks a rule: refuse the file, leave the row out, or mend it. */
export type BadBarPolicy = 'error' | 'drop' | 'repair';

/** What a reader may find in its rows; the last four are notices and never refuse a file. */
export type FindingKind =
  | 'CELL_COUNT'
  | 'BAD_TIME'
  | 'NONEXISTENT_TIME'
  | 'MISSING_VALUE'
  | 'NOT_A_NUMBER'
  | 'NOT_POSITIVE'
  | 'TOO_LARGE'
  | 'BAD_RANGE'
  | 'BAD_VOLUME'
  | 'DUPLICATE_TIME'
  | 'UNSORTED'
  | 'OVERLAPPING_BAR'
  | 'NEWEST_FIRST'
  | 'ROUNDED_PRICE'
  | 'ASSUMED_ZONE'
  | 'NO_HEADER';

/** One thing a reader found, and in `sentence` what it did about it. */
export interface DataFinding {
  readonly kind: FindingKind;
  /** The line of the file, from 1, or the row of a table; null when it is about the whole. */
  readonly row: number | null;
  /** Milliseconds since the Unix epoch, UTC; null when the row has no readable time. */
  readonly time: number | null;
  readonly sentence: string;
}

/** Rows read = used + skipped; repaired rows are among the used. */
export interface RowCounts {
  readonly read: number;
  readonly used: number;
  readonly skipped: number;
  readonly repaired: number;
}

/** The bars of one instrument and timeframe as a reader delivers them: valid, ascending, distinct. */
export interface LoadedSeries {
  readonly instrument: InstrumentId;
  readonly timeframe: Timeframe;
  readonly bars: BarColumns;
  /**
   * True when the data name sessions by date: `openTime` is then 00:00 UTC of that date and
   * `closeTime` the next 00:00, and a calendar may put the session's own hours in their place.
   */
  readonly sessionDates: boolean;
  /** Adjusted closes where the data have them, one per bar. */
  readonly adjustedClose: Float64Array | null;
  /** The finest decimal place that a price uses, at most 12. */
  readonly priceDecimals: number;
  /** The path, or what the caller named the bytes. */
  readonly source: string;
  /** The first thousand findings; `tally` counts all of them by kind. */
  readonly findings: readonly DataFinding[];
  readonly tally: Readonly<Partial<Record<FindingKind, number>>>;
  readonly counts: RowCounts;
}

/** Why nothing was loaded: what was found, what is allowed, what to do next. */
export interface DataProblem {
  readonly source: string;
  readonly row: number | null;
  readonly sentence: string;
}

/** Either series and no problems, or problems and no series. */
export interface LoadedHistory {
  readonly series: readonly LoadedSeries[];
  readonly problems: readonly DataProblem[];
}
