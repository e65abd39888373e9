import type { BadBarPolicy, Timeframe } from '@stratvector/model';

export type CsvLayoutName =
  | 'yahoo'
  | 'stooq'
  | 'alpha-vantage'
  | 'polygon'
  | 'binance'
  | 'databento'
  | 'interactive-brokers'
  | 'metatrader'
  | 'generic';

export type CsvDelimiter = ',' | ';' | '\t' | '|';

export type EpochUnit = 's' | 'ms' | 'us' | 'ns';

/** What a column of a file can mean to us. */
export type CsvColumn =
  | 'time'
  | 'clock'
  | 'open'
  | 'high'
  | 'low'
  | 'close'
  | 'volume'
  | 'adjustedClose'
  | 'symbol';

/** Everything that a file cannot say itself. What is absent is recognized from the file. */
export interface CsvOptions {
  /** Names the source in messages when bytes are read instead of a path. */
  readonly name?: string;
  /** Insist on a layout; else it is recognized by its header or shape. */
  readonly layout?: CsvLayoutName;
  /** The instrument of a file without a symbol column; default: the file's name. */
  readonly symbol?: string;
  /** The length of the file's bars; default: the most common distance of two rows. */
  readonly timeframe?: Timeframe;
  /** What a time in the file means; default `open`. A date without time names its session. */
  readonly timestamp?: 'open' | 'close';
  /** The IANA zone of times without offset; default UTC, with the notice `ASSUMED_ZONE`. */
  readonly timezone?: string;
  readonly delimiter?: CsvDelimiter;
  /** True when `1,5` means one and a half; needs another delimiter than the comma. */
  readonly decimalComma?: boolean;
  /** The unit of epoch times; default: by their magnitude, right for times after 1973. */
  readonly epochUnit?: EpochUnit;
  /** The order of dates such as 01/02/2024, which cannot be told from the file. */
  readonly dateOrder?: 'mdy' | 'dmy';
  /** The names of the columns of a file without header line. */
  readonly header?: readonly string[];
  /** Which column (by its name in the file) is what, before any recognition. */
  readonly columns?: Readonly<Partial<Record<CsvColumn, string>>>;
  /** Default `error`. */
  readonly onBadBar?: BadBarPolicy;
  /** Prices are rounded half-even to this many decimals; default 6, as the books count. */
  readonly priceDecimals?: number;
}
