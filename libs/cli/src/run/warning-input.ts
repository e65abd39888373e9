import { FIRST_OF_SESSION, rowAt } from '@stratvector/backtest';
import type { Figures, RunLog, RunPlan } from '@stratvector/backtest';
import type { RunConfiguration } from '@stratvector/configuration';
import type { WarningInput } from '@stratvector/domain-analytics';
import { millisecondsOf } from '@stratvector/kernel';
import { add, MONEY_DECIMALS, numberOfCount, numberOfMoney } from '@stratvector/model';
import type { ToldHistory } from './history.ts';
import { rateFiguresOf } from './rate-figures.ts';
import type { FinerSeries } from './run-series.ts';

const CAPACITY_SHARE = 0.01;

/** Of sessions: within one the next bar often opens where the last has closed, and trades there too. */
const openingsOf = ({ instruments }: RunPlan) => {
  let openings = 0;
  let atPreviousClose = 0;
  for (const { columns, sessionEdges } of instruments)
    for (let row = 1; row < columns.length; row += 1) {
      if (((sessionEdges[row] ?? 0) & FIRST_OF_SESSION) === 0) continue;
      openings += 1;
      if (columns.open[row] === columns.close[row - 1]) atPreviousClose += 1;
    }
  return { openings, openingsAtPreviousClose: atPreviousClose };
};

const largeFillsOf = (plan: RunPlan, { fills }: RunLog): number => {
  const planned = new Map(plan.instruments.map((one) => [one.instrument.id, one]));
  return fills.filter(({ ticket, fill }) => {
    const one = planned.get(ticket.instrumentId);
    if (!one?.columns.hasVolume) return false;
    const row = rowAt(one.columns, millisecondsOf(fill.barOpenTime));
    const share = (one.columns.volume[row] ?? 0) * CAPACITY_SHARE;
    return numberOfCount(fill.quantity, one.instrument.quantityDecimals) > share;
  }).length;
};

interface Run {
  readonly plan: RunPlan;
  readonly log: RunLog;
  readonly figures: Figures;
}

/** Instruments with an order that was given for this reason, each once. */
const orderedFor = ({ orders }: RunLog, reason: string): readonly string[] => [
  ...new Set(
    orders
      .filter(({ ticket }) => ticket.reason === reason)
      .map(({ ticket }) => ticket.instrumentId),
  ),
];

const finerSum = ({ series }: ToldHistory, count: (finer: FinerSeries) => number): number =>
  series.reduce((sum, { finer }) => sum + (finer ? count(finer) : 0), 0);

const marketOf = ({ plan, log }: Run, history: ToldHistory) => ({
  ...openingsOf(plan),
  indices: history.indices,
  universeHasDelistings: history.hasDelistings,
  universe: plan.instruments.length,
  coarseBars: history.series.reduce((sum, { barCounts }) => sum + barCounts.coarse, 0),
  missingBars: history.series.reduce((sum, { barCounts }) => sum + barCounts.missing, 0),
  barsWithoutFiner: finerSum(history, ({ without }) => without),
  barsUnlikeFiner: finerSum(history, ({ different }) => different),
  dataEnded: orderedFor(log, 'DATA_ENDED'),
  asDelivered: history.asDelivered,
  isSynthetic: history.isSynthetic,
  ...rateFiguresOf(plan),
});

const tradesOf = ({ log, figures }: Run) => {
  const closed = figures.trades.filter(({ exitTime }) => exitTime !== null);
  const exits = log.fills.filter(({ ticket }) => ticket.role !== 'entry');
  return {
    closedTrades: closed.length,
    tradeResults: closed.map(({ pnl }) => pnl),
    exits: exits.length,
    exitsByPolicy: exits.filter(({ fill }) => fill.policyDecided).length,
    unmetTargets: log.signals.filter(
      ({ became }) => became === 'unmet' || became.startsWith('denied'),
    ).length,
  };
};

const moneyOf = ({ plan, log, figures: { input } }: Run) => {
  // In a margin account cash below zero is the loan that it is for.
  const isCash = plan.terms.maintenance === null;
  const { costs = 0, endEquity = 0, startEquity = 0 } = input.account ?? {};
  return {
    costs,
    tradeCosts: log.fills.reduce(
      (sum, { fill }) => sum + numberOfMoney(add(fill.commission, add(fill.fees, fill.slippage))),
      0,
    ),
    // Of figures that are whole counts of money: what is less than one is no profit.
    grossProfit: Number((endEquity - startEquity + costs).toFixed(MONEY_DECIMALS)),
    marginCalls: log.orders.filter(({ ticket }) => ticket.reason === 'MARGIN_CALL').length,
    cashBelowZero: isCash ? log.fills.filter(({ booked }) => booked.cashAfter < 0n).length : 0,
  };
};

/** Schedules that charge by the share: an adjusted price stands for another number of them. */
const PER_SHARE = ['per-share', 'tiered', 'ib-fixed', 'ib-tiered'];

const areCostsOnAdjustedPrices = (
  { backtest }: RunConfiguration,
  { series }: ToldHistory,
): boolean =>
  PER_SHARE.includes(backtest.commission.model) && series.some(({ factors }) => factors !== null);

/** A drawdown ends the run's trading; the first such day, else the first of the account, else of a part. */
const haltOf = ({ halts }: RunLog): Pick<WarningInput, 'haltedAt' | 'haltedBy'> => {
  const halt =
    halts.find(({ cause }) => cause === 'MAX_DRAWDOWN') ??
    halts.find(({ scope }) => scope === 'account') ??
    halts[0];
  if (!halt) return { haltedAt: null, haltedBy: null };
  return {
    haltedAt: new Date(millisecondsOf(halt.at) - 1).toISOString().slice(0, 10),
    haltedBy: `${halt.cause} over ${halt.scope}`,
  };
};

const barMsOf = ({ instruments: [first] }: RunPlan): number => {
  const { closeTime, openTime } = first?.columns ?? { closeTime: [], openTime: [] };
  return (closeTime[0] ?? 0) - (openTime[0] ?? 0);
};

/** Orders of decisions that were sent later than decided, though within a bar. */
const heldBackOf = ({ plan, log }: Run): number => {
  if (plan.terms.limits.ordersPerSecond === null) return 0;
  const barMs = barMsOf(plan);
  return log.orders.filter(({ ticket: { role, decidedAt }, working }) => {
    if (working === null || (role !== 'entry' && role !== 'exit')) return false;
    const late = millisecondsOf(working) - millisecondsOf(decidedAt);
    return late > 0 && late < barMs;
  }).length;
};

/** What the warnings of a run are decided on. */
export const warningInputOf = (
  run: Run,
  configuration: RunConfiguration,
  history: ToldHistory,
): WarningInput => ({
  ...marketOf(run, history),
  ...tradesOf(run),
  ...moneyOf(run),
  costsOnAdjustedPrices: areCostsOnAdjustedPrices(configuration, history),
  largeFills: largeFillsOf(run.plan, run.log),
  fillsAtThisClose: run.plan.fill === 'this-close',
  latencyMs: run.plan.venue.latencyMs,
  barMs: barMsOf(run.plan),
  ordersHeldBack: heldBackOf(run),
  ...haltOf(run.log),
  hasHoldout: configuration.backtest.holdout !== null,
});
