import type { ValueUnit } from './format.ts';

/**
 * What a tear sheet shows, as plain values: it lays out, thins out for the eye and escapes, and never
 * computes a metric. Times are milliseconds since 1970 UTC; fractions are 0.12 for 12 %.
 */
export interface ReportData {
  readonly title: string;
  readonly subtitle: string;
  readonly currency: string;
  /** What the run was, in a few words each. */
  readonly facts: readonly ReportFact[];
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
  /** Names of the columns of every metric: of the whole run, or with a holdout of its parts too. */
  readonly samples: readonly string[];
  /** Where the part out of sample begins; null without a holdout. */
  readonly boundary: number | null;
  readonly metrics: readonly ReportMetric[];
  /** Names of the metrics that stand on top, with what stands below each. */
  readonly headline: readonly { readonly metric: string; readonly note: string }[];
  readonly equity: readonly ReportChart[];
  readonly drawdowns: ReportTable;
  readonly months: readonly ReportMonth[];
  readonly years: readonly ReportYear[];
  readonly histograms: readonly ReportHistogram[];
  readonly rolling: readonly ReportChart[];
  readonly exposure: readonly ReportChart[];
  readonly trades: ReportTrades;
  readonly costs: readonly ReportTable[];
  readonly costCharts: readonly ReportChart[];
  readonly prices: ReportPrices;
  readonly attribution: readonly ReportTable[];
  /** How things were computed and decided, term by term. */
  readonly conventions: readonly ReportFact[];
  /** The configuration as used, as text. */
  readonly configuration: string;
}

export interface ReportFact {
  readonly term: string;
  readonly text: string;
}

export interface ReportMetric {
  readonly name: string;
  readonly title: string;
  readonly group: string;
  readonly unit: Extract<ValueUnit, 'fraction' | 'ratio' | 'money' | 'days' | 'bars' | 'count'>;
  readonly formula: string;
  /** One for each of `samples`. */
  readonly values: readonly { readonly value: number | null; readonly reason: string | null }[];
}

/** Lines over time; columns have the length of `time`, and NaN where there is nothing. */
export interface ReportChart {
  readonly title: string;
  readonly note: string;
  readonly unit: 'money' | 'fraction' | 'ratio' | 'price';
  readonly time: Float64Array;
  readonly lines: readonly ReportLine[];
  /** How many rows there were, where the columns have been thinned out already. */
  readonly rows?: number;
  /** Whether entries and exits are marked on the first line. */
  readonly hasTrades?: boolean;
  /** Whether the reader may ask for a logarithmic scale. */
  readonly hasLog?: boolean;
  /** Whether it is logarithmic to begin with. */
  readonly isLog?: boolean;
  readonly height?: 'tall' | 'low';
}

export interface ReportLine {
  readonly name: string;
  readonly values: Float64Array;
  readonly style?: 'line' | 'area' | 'bars' | 'faint';
  /** Which of the page's colors, where it is not that of its place: the run's own, scaled, the benchmark's. */
  readonly tone?: 0 | 1 | 2;
}

export interface ReportMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** Whether anything was held in it. */
  readonly isHeld: boolean;
  readonly value: number;
}

export interface ReportYear {
  readonly year: number;
  readonly value: number;
  /** Null without a benchmark. */
  readonly benchmark: number | null;
}

/** `edges` has one more than `counts`. */
export interface ReportHistogram {
  readonly title: string;
  readonly note: string;
  readonly unit: 'fraction' | 'days';
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Values that are marked, each under a short name. */
  readonly marks: readonly { readonly name: string; readonly value: number }[];
}

/** A round trip; what is still open has no exit. */
export interface ReportTrade {
  readonly instrument: string;
  readonly side: 'long' | 'short';
  readonly entryTime: number;
  readonly exitTime: number | null;
  readonly quantity: number;
  readonly entryPrice: number;
  readonly exitPrice: number | null;
  readonly pnl: number;
  readonly costs: number;
  readonly return: number;
  readonly days: number;
  readonly bars: number;
  readonly mae: number;
  readonly mfe: number;
  readonly entryReason: string;
  readonly exitReason: string;
}

export interface ReportTrades {
  readonly rows: readonly ReportTrade[];
  /** Said where not all are here. */
  readonly note: string;
}

export interface ReportPrices {
  readonly note: string;
  readonly instruments: readonly {
    readonly name: string;
    readonly time: Float64Array;
    readonly close: Float64Array;
  }[];
}

/** Text, or a number with its unit; a result carries its sign and color. */
export type ReportCell =
  | string
  | {
      readonly value: number | null;
      readonly unit: ValueUnit;
      readonly isResult?: boolean;
      /** How far the bar behind the number goes, from 0 to 1. */
      readonly bar?: number;
    };

export interface ReportTable {
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ReportCell[])[];
  /** A last row that the others add up to. */
  readonly total: readonly ReportCell[] | null;
}
