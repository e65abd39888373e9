/**
 * What a tear sheet shows, as plain values: it lays out, thins out for the eye and escapes, and never
 * computes a metric. Times are milliseconds since 1970 UTC; fractions are 0.12 for 12 %.
 */
export interface ReportData {
  readonly title: string;
  readonly subtitle: string;
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
  readonly metrics: readonly ReportMetric[];
  /** Names of the metrics that stand on top. */
  readonly headline: readonly string[];
  readonly charts: readonly ReportChart[];
  readonly scatters: readonly ReportScatter[];
  readonly histogram: ReportHistogram | null;
  readonly months: readonly {
    readonly year: number;
    readonly month: number;
    readonly value: number;
  }[];
  readonly years: readonly { readonly year: number; readonly value: number }[];
  readonly tables: readonly ReportTable[];
  /** The configuration as used, as text. */
  readonly configuration: string;
}

export interface ReportMetric {
  readonly name: string;
  readonly title: string;
  readonly group: string;
  readonly unit: 'fraction' | 'ratio' | 'money' | 'days' | 'bars' | 'count' | 'periods';
  readonly value: number | null;
  /** Why it is null. */
  readonly reason: string | null;
}

/** Lines over time; columns have the length of `time`, and NaN where there is nothing. */
export interface ReportChart {
  readonly title: string;
  readonly note: string;
  readonly unit: 'money' | 'fraction' | 'ratio' | 'price';
  readonly time: Float64Array;
  readonly lines: readonly {
    readonly name: string;
    readonly values: Float64Array;
    readonly isArea?: boolean;
  }[];
  readonly marks: readonly ChartMark[];
}

/** An entry or exit. */
export interface ChartMark {
  readonly time: number;
  readonly value: number;
  readonly kind: 'entry' | 'exit';
  readonly text: string;
}

export interface ReportScatter {
  readonly title: string;
  readonly note: string;
  readonly x: string;
  readonly y: string;
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly isGain: boolean;
    readonly text: string;
  }[];
}

/** `edges` has one more than `counts`. */
export interface ReportHistogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** Cells are text as they are to be read; numbers are aligned right. */
export interface ReportTable {
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** A last row that the others add up to. */
  readonly total: readonly (string | number)[] | null;
}
