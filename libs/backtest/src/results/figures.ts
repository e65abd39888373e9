import {
  computeMetrics,
  costScenarios,
  equityResultOf,
  seriesOf,
} from '@stratvector/domain-analytics';
import type {
  CostedSeries,
  CostScenario,
  EquityResult,
  MetricsInput,
  MetricsReport,
} from '@stratvector/domain-analytics';
import { numberOfCount } from '@stratvector/model';
import type { RunRecord } from '../engine/engine.ts';
import { figureAt } from '../engine/equity-record.ts';
import type { EquityCurve } from '../engine/equity-record.ts';
import type { RunPlan } from '../engine/plan.ts';
import type { RunLog } from '../files/run-log.ts';
import { accountOf } from './account-figures.ts';
import type { Measured, Window } from './account-figures.ts';
import { periodsPerYear, pick, sessionEnds } from './sessions.ts';
import { tradesOf } from './trade-figures.ts';
import type { MeasuredTrade } from './trade-figures.ts';

/** Every metric of the part of a run before the holdout, and of the holdout alone. */
export interface Samples {
  /** The last part of the run's sessions. */
  readonly fraction: number;
  /** Milliseconds: the close after which the out-of-sample part begins. */
  readonly boundary: number;
  readonly inSample: MetricsReport;
  readonly outOfSample: MetricsReport;
}

/** What a run comes to. */
export interface Figures {
  readonly report: MetricsReport;
  readonly input: MetricsInput;
  /** Null without a holdout. */
  readonly samples: Samples | null;
  readonly trades: readonly MeasuredTrade[];
  /** Rows of the curve that end a session. */
  readonly sessions: Int32Array;
  /** By row of the run's curve. */
  readonly benchmark: EquityCurve | null;
  /** Equity and costs at the start and at each session's close. */
  readonly costed: CostedSeries;
  readonly scenarios: readonly CostScenario[];
  /** With one bar more between decision and order; null where the run was too long to be repeated. */
  readonly delayed: EquityResult | null;
  /** Its equity at the start and at each session's close. */
  readonly delayedEquity: Float64Array | null;
}

export interface FigureOptions {
  readonly periodsPerYear: number | null;
  /** A year. */
  readonly cashRate: number;
  /** Both by row of the run's curve. */
  readonly benchmark: EquityCurve | null;
  readonly delayed: EquityCurve | null;
  /** The last part of the sessions that is kept apart; null for none. */
  readonly holdout: number | null;
}

const returnsOf = (values: Float64Array): Float64Array =>
  values.subarray(1).map((value, row) => value / (values[row] ?? NaN) - 1);

/** Before the first session's close there was the cash of the start. */
const withStart = (values: Float64Array, start: number): Float64Array =>
  Float64Array.from([start, ...values]);

/** Closed in the window, judged by the close of the bar of the exit. */
const tradesIn = (
  { plan, trades, times }: Measured,
  { from, to }: Window,
): readonly MeasuredTrade[] => {
  const closes = new Map(
    plan.instruments.map(({ instrument, columns }) => [instrument.id, columns.closeTime]),
  );
  const after = from === 0 ? -Infinity : (times[from] ?? NaN);
  const until = to === times.length - 1 ? Infinity : (times[to] ?? NaN);
  return trades.filter(({ instrumentId, exitRow }) => {
    if (exitRow === null) return false;
    const close = closes.get(instrumentId)?.[exitRow] ?? NaN;
    return close > after && close <= until;
  });
};

const inputOf = (measured: Measured, window: Window): MetricsInput => {
  const { from, to } = window;
  const { closes, times, benchmark } = measured;
  const series = seriesOf({
    returns: returnsOf(closes.subarray(from, to + 1)),
    times: times.subarray(from, to + 1),
    periodsPerYear: measured.periodsPerYear,
    riskFree: measured.riskFree,
    benchmark: benchmark?.subarray(from, to) ?? null,
  });
  return { ...series, trades: tradesIn(measured, window), account: accountOf(measured, window) };
};

const samplesOf = (measured: Measured, fraction: number | null): Samples | null => {
  if (fraction === null) return null;
  const sessions = measured.times.length - 1;
  const split = sessions - Math.round(sessions * fraction);
  return {
    fraction,
    boundary: measured.times[split] ?? NaN,
    inSample: computeMetrics(inputOf(measured, { from: 0, to: split })),
    outOfSample: computeMetrics(inputOf(measured, { from: split, to: sessions })),
  };
};

/** Measures a run on the equity of its session ends. */
export const figuresOf = (
  plan: RunPlan,
  record: RunRecord,
  log: RunLog,
  options: FigureOptions,
): Figures => {
  const { equity } = record;
  const sessions = sessionEnds(equity.time, plan.days);
  const start = numberOfCount(plan.cash, 4);
  const atCloses = (curve: EquityCurve): Float64Array =>
    withStart(figureAt(curve, 'equity', sessions), start);
  const periods = options.periodsPerYear ?? periodsPerYear(pick(equity.time, sessions), plan.days);
  const trades = tradesOf(plan, log);
  const { benchmark, delayed } = options;
  const annual = { periodsPerYear: periods, riskFree: options.cashRate / periods };
  const measured: Measured = {
    plan,
    log,
    equity,
    sessions,
    trades,
    closes: atCloses(equity),
    times: withStart(pick(equity.time, sessions), (equity.time[0] ?? NaN) - 86_400_000),
    benchmark: benchmark ? returnsOf(atCloses(benchmark)) : null,
    ...annual,
  };
  const input = inputOf(measured, { from: 0, to: sessions.length });
  const costed = {
    equity: measured.closes,
    costs: withStart(figureAt(equity, 'costs', sessions), 0),
    ...annual,
  };
  const delayedEquity = delayed ? atCloses(delayed) : null;
  return {
    report: computeMetrics(input),
    input,
    samples: samplesOf(measured, options.holdout),
    trades,
    sessions,
    benchmark,
    costed,
    scenarios: costScenarios(costed),
    delayed: delayedEquity ? equityResultOf(delayedEquity, annual) : null,
    delayedEquity,
  };
};
