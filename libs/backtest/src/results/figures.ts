import { computeMetrics, curveOf, drawdownsOf, monthsOf } from '@stratvector/domain-analytics';
import type { AccountFigures, MetricsInput, MetricsReport } from '@stratvector/domain-analytics';
import { numberOfCount } from '@stratvector/model';
import type { RunRecord } from '../engine/engine.ts';
import type { EquityColumns } from '../engine/equity-record.ts';
import type { RunPlan } from '../engine/plan.ts';
import type { RunLog } from '../files/run-log.ts';
import { periodsPerYear, pick, sessionEnds } from './sessions.ts';
import { tradesOf } from './trade-figures.ts';
import type { MeasuredTrade } from './trade-figures.ts';

/** What a run comes to. */
export interface Figures {
  readonly report: MetricsReport;
  readonly input: MetricsInput;
  readonly trades: readonly MeasuredTrade[];
  /** Rows of the equity columns that end a session. */
  readonly sessions: Int32Array;
  /** The benchmark's equity by row of the equity columns. */
  readonly benchmark: Float64Array | null;
}

export interface FigureOptions {
  readonly periodsPerYear: number | null;
  /** A year. */
  readonly cashRate: number;
  readonly benchmark: Float64Array | null;
}

const returnsOf = (values: Float64Array): Float64Array =>
  values.subarray(1).map((value, row) => value / (values[row] ?? NaN) - 1);

/** Before the first session's close there was the cash of the start. */
const withStart = (values: Float64Array, start: number): Float64Array =>
  Float64Array.from([start, ...values]);

const tradedNotional = (plan: RunPlan, { fills }: RunLog): number => {
  const instruments = new Map(
    plan.instruments.map(({ instrument }) => [instrument.id, instrument]),
  );
  return fills.reduce((total, { ticket, fill }) => {
    const instrument = instruments.get(ticket.instrumentId);
    if (!instrument) return total;
    const shares = numberOfCount(fill.quantity, instrument.quantityDecimals);
    const price = numberOfCount(fill.price, instrument.priceDecimals);
    return total + shares * price * instrument.multiplier;
  }, 0);
};

const accountOf = (
  plan: RunPlan,
  log: RunLog,
  equity: EquityColumns,
  sessions: Int32Array,
): AccountFigures => {
  const closes = pick(equity.equity, sessions);
  const share = (column: Float64Array): Float64Array =>
    pick(column, sessions).map((value, row) => value / (closes[row] ?? NaN));
  const start = numberOfCount(plan.cash, 4);
  return {
    costs: equity.costs[equity.length - 1] ?? 0,
    traded: tradedNotional(plan, log),
    averageEquity: closes.reduce((total, value) => total + value, 0) / closes.length,
    startEquity: start,
    endEquity: closes[closes.length - 1] ?? start,
    gross: share(equity.gross),
    net: share(equity.net),
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
  const sessions = sessionEnds(equity.time);
  const start = numberOfCount(plan.cash, 4);
  const closes = withStart(pick(equity.equity, sessions), start);
  const times = withStart(pick(equity.time, sessions), (equity.time[0] ?? NaN) - 86_400_000);
  const returns = returnsOf(closes);
  const curve = curveOf(returns);
  const trades = tradesOf(plan, log);
  const periods = options.periodsPerYear ?? periodsPerYear(pick(equity.time, sessions));
  const { benchmark } = options;
  const input: MetricsInput = {
    returns,
    curve,
    times,
    drawdowns: drawdownsOf(curve),
    periodsPerYear: periods,
    riskFree: options.cashRate / periods,
    benchmark: benchmark ? returnsOf(withStart(pick(benchmark, sessions), start)) : null,
    // A close is exclusive: one at midnight belongs to the day, and the month, before it.
    months: monthsOf(
      curve,
      times.map((time) => time - 1),
    ),
    trades: trades.filter(({ exitTime }) => exitTime !== null),
    account: accountOf(plan, log, equity, sessions),
    trials: null,
  };
  return { report: computeMetrics(input), input, trades, sessions, benchmark };
};
