import type { PlannedInstrument } from '@stratvector/backtest';
import type { Adjustment, JoinedSeries, ScheduledAction } from '@stratvector/domain-market-data';
import type { EndCause } from '@stratvector/domain-risk';
import { firstAfter, firstFrom } from '@stratvector/kernel';
import type { BarColumns, LoadedSeries, Timeframe } from '@stratvector/model';
import type { InstrumentRecord } from '@stratvector/reference-csv';
import type { DatedFactors } from './adjustment.ts';

/** Bars that were read and are not part of the run, or are not as they were read. */
interface BarCounts {
  /** Outside of the hours that count. */
  readonly outsideHours: number;
  /** Before the instrument was listed, or after it was delisted. */
  readonly outsideListing: number;
  /** Expected by the calendar and not there. */
  readonly missing: number;
  /** Bars with a price finer than the instrument's, rounded half to even. */
  readonly rounded: number;
  /** Of these, bars with a price that moved by more than a basis point. */
  readonly coarse: number;
}

/** A stretch of time in which an instrument is halted. */
export type Halt = PlannedInstrument['halts'][number];

/** The finer bars of one instrument that decide inside its bars. */
export interface FinerSeries {
  /** What they are made of; null where the files have none of the instrument. */
  readonly given: { readonly timeframe: Timeframe; readonly sources: readonly string[] } | null;
  /** Only those within bars whose high and low they show, on the clock of the run's bars. */
  readonly bars: BarColumns;
  /** Bars of the run with no finer bar, and those with finer bars of another high or low. */
  readonly without: number;
  readonly different: number;
}

/** The bars of one instrument as a run uses them. */
export interface RunSeries extends JoinedSeries {
  readonly record: InstrumentRecord | null;
  /** A code, or `data`. */
  readonly calendar: string;
  /** The session of each bar, as a number that its bars share. */
  readonly sessions: Int32Array;
  readonly barCounts: BarCounts;
  readonly adjustment: Adjustment;
  /** What the adjustment multiplied prices by; null where it changed none. */
  readonly factors: DatedFactors | null;
  /** When it was halted. */
  readonly halts: readonly Halt[];
  /** Null where a policy decides inside a bar. */
  readonly finer: FinerSeries | null;
  /** What it was cut from; null where it is whole. */
  readonly whole: RunSeries | null;
  /** What the books still have to do, in order of time. */
  readonly booked: readonly ScheduledAction[];
  /** Why it trades no longer after its last bar; null where it trades to the end of the run. */
  readonly ends: EndCause | null;
}

const COLUMNS = ['openTime', 'closeTime', 'open', 'high', 'low', 'close', 'volume'] as const;

/** Rows `from` up to and without `to`. */
export const slice = (bars: BarColumns, from: number, to: number): BarColumns => ({
  ...bars,
  length: to - from,
  ...Object.fromEntries(COLUMNS.map((name) => [name, bars[name].slice(from, to)])),
});

/** The values of some rows, in their order. */
export const valuesAt = (column: Float64Array, rows: Int32Array): Float64Array => {
  const values = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) values[at] = column[rows[at] ?? 0] ?? NaN;
  return values;
};

/** The bars of some rows, in their order. */
export const barsAt = (bars: BarColumns, rows: Int32Array): BarColumns => ({
  ...bars,
  length: rows.length,
  ...Object.fromEntries(COLUMNS.map((name) => [name, valuesAt(bars[name], rows)])),
});

/** The bars that open from one moment to another, both inclusive. */
export const between = <Series extends LoadedSeries>(
  series: Series,
  start: number,
  end: number,
): Series => {
  const { openTime } = series.bars;
  const to = firstAfter(openTime, end);
  const from = Math.min(firstFrom(openTime, start), to);
  if (from === 0 && to === openTime.length) return series;
  return {
    ...series,
    bars: slice(series.bars, from, to),
    adjustedClose: series.adjustedClose?.slice(from, to) ?? null,
  };
};

/** The bars that have closed by a moment. */
export const upTo = (series: RunSeries, moment: number): RunSeries => {
  const after = firstAfter(series.bars.closeTime, moment);
  if (after === series.bars.length) return series;
  return {
    ...series,
    bars: slice(series.bars, 0, after),
    sessions: series.sessions.slice(0, after),
    ends: null,
    whole: series.whole ?? series,
  };
};
