import type { BadBarPolicy } from '@stratvector/model';

/** How a file is to be read. */
export interface CsvOptions {
  /** What a row that breaks a rule does. */
  readonly onBadBar: BadBarPolicy;
  /** What a time in the file means. */
  readonly timestamp: 'open' | 'close';
  /** Of times without an offset: "UTC", or a zone of the tz database. */
  readonly timezone: string;
  /** The instrument of a file without a symbol column. */
  readonly symbol: string;
}
