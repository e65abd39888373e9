import type { Drawdown } from '../statistics/drawdowns.ts';

/** A round trip, as far as metrics look at it. Money in the account's currency. */
export interface TradeFigures {
  readonly side: 'long' | 'short';
  /** Net of costs. */
  readonly pnl: number;
  readonly costs: number;
  /** pnl over entry notional. */
  readonly return: number;
  readonly bars: number;
  /** From entry to exit. */
  readonly days: number;
  /** Furthest against and for the position, as fractions of the entry price: ≤ 0 and ≥ 0. */
  readonly mae: number;
  readonly mfe: number;
}

/** One month's return, compounded. */
export interface MonthFigure {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly value: number;
}

/** What a series is measured on. A metric that misses something says so. */
export interface MetricsInput {
  /** Simple returns per period, n of them. */
  readonly returns: Float64Array;
  /** The curve of them: n + 1 values, the first 1. */
  readonly curve: Float64Array;
  /** Milliseconds of the curve's rows; null where only returns are known. */
  readonly times: Float64Array | null;
  readonly drawdowns: readonly Drawdown[];
  readonly periodsPerYear: number;
  /** Per period. */
  readonly riskFree: number;
  /** The benchmark's returns, period by period. */
  readonly benchmark: Float64Array | null;
  readonly months: readonly MonthFigure[] | null;
  /** Closed round trips. */
  readonly trades: readonly TradeFigures[] | null;
  readonly account: AccountFigures | null;
  /** Strategies tried before this one was chosen, and the variance of their Sharpe ratios. */
  readonly trials: { readonly count: number; readonly variance: number } | null;
}

export interface AccountFigures {
  readonly costs: number;
  /** Sum of absolute traded notional. */
  readonly traded: number;
  readonly averageEquity: number;
  readonly endEquity: number;
  readonly startEquity: number;
  /** Gross and net exposure over equity, per period end. */
  readonly gross: Float64Array;
  readonly net: Float64Array;
}

type Group =
  | 'return'
  | 'risk'
  | 'drawdown'
  | 'distribution'
  | 'benchmark'
  | 'trade'
  | 'account'
  | 'significance';

/** `fraction` is 0.12 for 12 %. */
type MetricUnit = 'fraction' | 'ratio' | 'days' | 'bars' | 'count' | 'money';

/** A metric as its author declares it: one file, one line in the registry, a row of the reference. */
export interface Metric {
  readonly name: string;
  readonly title: string;
  readonly group: Group;
  readonly unit: MetricUnit;
  readonly formula: string;
  readonly source: string;
  /** The value, or in words why there is none. NaN and infinities become the reason `UNDEFINED`. */
  readonly compute: (input: MetricsInput) => number | string;
}

/** Reasons that several metrics share. */
export const TOO_SHORT = 'TOO_SHORT: fewer than 60 periods';
export const NO_RETURNS = 'NO_RETURNS: fewer than two periods';
export const NO_BENCHMARK = 'NO_BENCHMARK: no benchmark was given';
export const NO_TRADES = 'NO_TRADES: no closed round trips';
export const NO_ACCOUNT = 'NO_ACCOUNT: a series of returns has no positions';
export const NO_MONTHS = 'NO_MONTHS: the series has no times';
export const NO_TRIALS = 'NO_TRIALS: the number of strategies tried is not known';
