import type { BarColumns, RawBars, Timeframe } from '@stratvector/model';
import type { Calendar } from '../calendars/calendar.ts';

/** What a check looks at. */
export interface CheckInput {
  /** Every row, also those that break a rule. */
  readonly raw: RawBars;
  /** The rows that are sound, ascending, as bars. */
  readonly bars: BarColumns;
  /** Where each bar stands in the file. */
  readonly line: Float64Array;
  readonly timeframe: Timeframe;
  /** Bars name sessions by date, and have no hours. */
  readonly sessionDates: boolean;
  /** Null where nobody said which one rules. */
  readonly calendar: Calendar | null;
}

/** One thing that a check found. */
export interface CheckFinding {
  /** The line of the file; null where the finding is about bars that are not there, or about the whole. */
  readonly line: number | null;
  /** Milliseconds UTC; null where the row has no readable time. */
  readonly time: number | null;
  /** The numbers that decided. */
  readonly values: Readonly<Record<string, number>>;
  /** How many rows or bars it stands for. */
  readonly count: number;
  readonly sentence: string;
}

/** An error makes rows unusable; a warning is for the reader to judge. */
export type CheckSeverity = 'error' | 'warning';

/** One check: one file, one spec, one line in the registry. */
export interface Check {
  readonly code: string;
  readonly severity: CheckSeverity;
  readonly title: string;
  /** What is found, by which rule, for the reference page. */
  readonly description: string;
  readonly find: (input: CheckInput) => readonly CheckFinding[];
}
