/**
 * What a tear sheet shows, as plain values. Whoever ran the strategy fills it in; the renderer never computes a
 * metric, it only lays out, thins out for the eye and escapes.
 *
 * Conventions: times are milliseconds since 1970 UTC; fractions are 0.12 for 12 %; money is in `currency`; a number
 * that does not exist is `null` in rows and NaN in columns. Columns of one group have equal lengths.
 */
export interface ReportData {
  readonly title: string;
  readonly strategy: ReportStrategy;
  readonly period: ReportPeriod;
  readonly account: ReportAccount;
  readonly instruments: readonly string[];
  /** In the order of their importance; a `HALTED` by drawdown comes first. */
  readonly warnings: readonly ReportWarning[];
  readonly metrics: readonly ReportMetric[];
  readonly equity: EquityColumns;
  readonly drawdowns: readonly DrawdownRow[];
  readonly months: readonly MonthReturn[];
  readonly years: readonly YearReturn[];
  readonly histogram: Histogram | null;
  readonly rolling: RollingColumns | null;
  readonly fills: FillSummary;
  readonly trades: readonly TradeRow[];
  readonly costs: CostsReport;
  readonly prices: readonly PriceSeries[];
  readonly attribution: readonly AttributionTable[];
  /** The configuration as used, defaults filled in, as TOML. */
  readonly configuration: string;
  readonly conventions: readonly Convention[];
  readonly provenance: Provenance;
}

export interface ReportStrategy {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
}

export interface ReportPeriod {
  readonly start: number;
  readonly end: number;
  /** As configured: `1d`, `1m`. */
  readonly timeframe: string;
  readonly bars: number;
  /** Where the out-of-sample part begins, when the run has a holdout. */
  readonly holdoutStart: number | null;
}

export interface ReportAccount {
  readonly currency: string;
  /** Decimals of the currency: 2 for USD, 0 for JPY. */
  readonly decimals: number;
  readonly startEquity: number;
  readonly endEquity: number;
}

export interface ReportWarning {
  readonly code: string;
  readonly count: number;
  /** One sentence: what happened and what it does to the result. */
  readonly detail: string;
}

/** How a metric is written. `fraction` becomes a percentage, `ratio` a plain number. */
export type MetricUnit = 'fraction' | 'ratio' | 'money' | 'days' | 'bars' | 'count' | 'bps';

export interface ReportMetric {
  readonly name: string;
  readonly title: string;
  /** The heading under which the full table lists it. */
  readonly group: string;
  readonly unit: MetricUnit;
  readonly value: number | null;
  /** Why `value` is null. */
  readonly reason?: string;
  readonly benchmark?: number | null;
  /** Both columns exist when the run has a holdout. */
  readonly inSample?: number | null;
  readonly outOfSample?: number | null;
}

/** One row per market instant, as in `equity.csv`. */
export interface EquityColumns {
  readonly time: Float64Array;
  readonly equity: Float64Array;
  /** Gross and net market value in the account's currency. */
  readonly gross: Float64Array;
  readonly net: Float64Array;
  /** Fractions at or under 0. */
  readonly drawdown: Float64Array;
  readonly benchmark: BenchmarkColumns | null;
}

export interface BenchmarkColumns {
  readonly name: string;
  /** Starts with the run's own equity. */
  readonly raw: Float64Array;
  /** The same, scaled to the run's average exposure; null when the run was never exposed. */
  readonly scaled: Float64Array | null;
}

export interface DrawdownRow {
  /** A fraction under 0. */
  readonly depth: number;
  readonly peak: number;
  readonly trough: number;
  /** Null while it lasts. */
  readonly recovery: number | null;
  readonly days: number;
}

export interface MonthReturn {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly value: number;
}

export interface YearReturn {
  readonly year: number;
  readonly value: number;
  readonly benchmark: number | null;
  readonly maxDrawdown: number;
  readonly trades: number;
}

/** `edges` has one number more than `counts`. */
export interface Histogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** The 95 % value at risk, a loss as a positive fraction. */
  readonly var95: number | null;
}

export interface RollingColumns {
  /** For the captions: `126 days`. */
  readonly window: string;
  readonly time: Float64Array;
  readonly sharpe: Float64Array;
  readonly volatility: Float64Array;
  readonly beta: Float64Array | null;
  /** Traded notional over average equity, per year. */
  readonly turnover: Float64Array | null;
}

export interface FillSummary {
  readonly count: number;
  readonly notional: number;
  /** Fills whose order inside the bar the intrabar policy decided. */
  readonly policyDecided: number;
}

/** A round trip, as in `trades.csv`. */
export interface TradeRow {
  readonly id: string;
  readonly instrument: string;
  readonly side: 'long' | 'short';
  readonly entryTime: number;
  /** Null while it is open. */
  readonly exitTime: number | null;
  readonly quantity: number;
  readonly entryPrice: number;
  readonly exitPrice: number | null;
  readonly pnl: number;
  readonly costs: number;
  readonly return: number;
  readonly bars: number;
  /** Fractions of the entry price; `mae` at or under 0, `mfe` at or over 0. */
  readonly mae: number;
  readonly mfe: number;
  readonly exitReason: string;
}

export interface CostsReport {
  readonly commission: number;
  readonly fees: number;
  readonly slippage: number;
  /** Positive when it cost money. */
  readonly financing: number;
  readonly grossPnl: number;
  readonly netPnl: number;
  /** The result at 0, 1, 2 and 3 times the costs, and at one bar more delay. */
  readonly scenarios: readonly CostScenario[];
  /** Basis points of traded notional at which nothing is left; null without trades. */
  readonly breakEvenBps: number | null;
}

export interface CostScenario {
  /** `1 × costs`, `one bar more delay`. */
  readonly name: string;
  readonly netPnl: number;
  readonly totalReturn: number;
  readonly sharpe: number | null;
  readonly maxDrawdown: number;
}

export interface PriceSeries {
  readonly instrument: string;
  /** Decimals that its prices are written with. */
  readonly decimals: number;
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly marks: readonly TradeMark[];
}

/** An entry into or an exit from a position. */
export interface TradeMark {
  readonly time: number;
  readonly price: number;
  readonly kind: 'entry' | 'exit';
  readonly side: 'buy' | 'sell';
  /** The reason of a fill: `signal`, `stop_loss`. */
  readonly reason: string;
}

/** One way to split the net result; rows add up to `total`, and what does not is shown as a row of its own. */
export interface AttributionTable {
  /** `Instrument`, `Side`, `Month`, `Signal reason`, `Exit reason`, `Cost kind`. */
  readonly by: string;
  readonly rows: readonly AttributionRow[];
  readonly total: number;
}

export interface AttributionRow {
  readonly label: string;
  readonly pnl: number;
  readonly trades: number | null;
}

export interface Convention {
  readonly name: string;
  readonly text: string;
}

export interface Provenance {
  readonly engineVersion: string;
  readonly commit: string;
  readonly seed: string;
  readonly data: readonly { readonly name: string; readonly hash: string }[];
  /** The command that makes this report again. */
  readonly command: string;
}
