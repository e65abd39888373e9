import type { ValueUnit } from './format.ts';

/**
 * What the page hands to its chart client, as JSON. Columns are little-endian floats in base64: `f8` where a reader
 * expects every cent, `f4` elsewhere; NaN is a gap.
 */
export interface PageCharts {
  readonly currencyDecimals: number;
  /** Whether times of day matter. */
  readonly intraday: boolean;
  /** The window that all time charts share. */
  readonly start: number;
  readonly end: number;
  readonly holdoutStart: number | null;
  /** Time columns; charts over the same rows share one. */
  readonly axes: readonly ColumnSpec[];
  readonly timeCharts: readonly TimeChartSpec[];
  readonly scatterCharts: readonly ScatterChartSpec[];
  readonly trades: TradeTableSpec | null;
}

export interface ColumnSpec {
  readonly bytes: 4 | 8;
  readonly data: string;
}

export interface TimeChartSpec {
  readonly id: string;
  /** Index into `axes`. */
  readonly axis: number;
  readonly unit: ValueUnit;
  readonly decimals: number;
  /** A value that is always in sight and drawn as a line, such as 0. */
  readonly baseline: number | null;
  readonly series: readonly SeriesSpec[];
  readonly marks: MarksSpec | null;
}

/** `high-low` needs the next series to be its lower end; candles need open, high, low and close, in this order. */
export type SeriesShape = 'line' | 'dashed' | 'area' | 'open' | 'high' | 'low' | 'close';

export interface SeriesSpec {
  readonly name: string;
  /** A custom property of the style sheet, without its dashes: `main`. */
  readonly color: string;
  readonly shape: SeriesShape;
  readonly column: ColumnSpec;
}

/** `kinds` has a character per mark: `B` and `S` enter, `b` and `s` exit. */
export interface MarksSpec {
  readonly time: ColumnSpec;
  readonly value: ColumnSpec;
  readonly kinds: string;
  /** Every distinct reason once, and for each mark its index. */
  readonly reasons: readonly string[];
  readonly reason: readonly number[];
}

export interface ScatterChartSpec {
  readonly id: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly x: ColumnSpec;
  readonly y: ColumnSpec;
  /** What a point is called: its trade. */
  readonly labels: readonly string[];
}

export interface TradeTableSpec {
  readonly columns: readonly TradeColumnSpec[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface TradeColumnSpec {
  readonly title: string;
  readonly kind: 'text' | 'time' | ValueUnit;
  readonly signed: boolean;
}
