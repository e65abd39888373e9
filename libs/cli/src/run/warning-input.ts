import type { Figures, RunLog, RunPlan } from '@stratvector/backtest';
import type { RunConfiguration } from '@stratvector/configuration';
import type { WarningInput } from '@stratvector/domain-analytics';
import { millisecondsOf } from '@stratvector/kernel';
import { numberOfCount } from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';
import type { History } from './history.ts';

const CAPACITY_SHARE = 0.01;

const openingsOf = (columns: readonly BarColumns[]) => {
  let openings = 0;
  let atPreviousClose = 0;
  for (const { open, close, length } of columns)
    for (let row = 1; row < length; row += 1) {
      openings += 1;
      if (open[row] === close[row - 1]) atPreviousClose += 1;
    }
  return { openings, openingsAtPreviousClose: atPreviousClose };
};

const volumes = (plan: RunPlan): ReadonlyMap<string, number> =>
  new Map(
    plan.instruments.flatMap(({ instrument, columns }) =>
      columns.hasVolume
        ? Array.from(columns.openTime, (time, row): [string, number] => [
            `${instrument.id}/${time}`,
            columns.volume[row] ?? 0,
          ])
        : [],
    ),
  );

const largeFillsOf = (plan: RunPlan, { fills }: RunLog): number => {
  const volume = volumes(plan);
  return fills.filter(({ ticket, fill }) => {
    const traded = volume.get(`${ticket.instrumentId}/${Number(fill.barOpenTime / 1_000_000n)}`);
    const decimals =
      plan.instruments.find(({ instrument }) => instrument.id === ticket.instrumentId)?.instrument
        .quantityDecimals ?? 0;
    return traded !== undefined && numberOfCount(fill.quantity, decimals) > traded * CAPACITY_SHARE;
  }).length;
};

interface Run {
  readonly plan: RunPlan;
  readonly log: RunLog;
  readonly figures: Figures;
}

const marketOf = ({ plan }: Run, history: History) => ({
  ...openingsOf(plan.instruments.map(({ columns }) => columns)),
  indices: history.indices,
  universeHasDelistings: false,
  universe: plan.instruments.length,
  missingBars: history.missingBars,
  dataEnded: [],
  asDelivered: false,
  isSynthetic: false,
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

const moneyOf = ({ log, figures: { input } }: Run) => {
  const { costs = 0, endEquity = 0, startEquity = 0 } = input.account ?? {};
  return {
    costs,
    grossProfit: endEquity - startEquity + costs,
    marginCalls: 0,
    cashBelowZero: log.fills.filter(({ booked }) => booked.cashAfter < 0n).length,
    costsOnAdjustedPrices: false,
  };
};

/** A drawdown ends the run's trading; the first such day, else the first halt of a day. */
const haltOf = ({ halts }: RunLog): string | null => {
  const halt = halts.find(({ cause }) => cause === 'MAX_DRAWDOWN') ?? halts[0];
  return halt ? new Date(millisecondsOf(halt.at) - 1).toISOString().slice(0, 10) : null;
};

const barMsOf = ({ instruments: [first] }: RunPlan): number => {
  const { closeTime, openTime } = first?.columns ?? { closeTime: [], openTime: [] };
  return (closeTime[0] ?? 0) - (openTime[0] ?? 0);
};

/** What the warnings of a run are decided on. */
export const warningInputOf = (
  run: Run,
  configuration: RunConfiguration,
  history: History,
): WarningInput => ({
  ...marketOf(run, history),
  ...tradesOf(run),
  ...moneyOf(run),
  largeFills: largeFillsOf(run.plan, run.log),
  fillsAtThisClose: run.plan.fill === 'this-close',
  latencyMs: run.plan.venue.latencyMs,
  barMs: barMsOf(run.plan),
  haltedAt: haltOf(run.log),
  hasHoldout: configuration.backtest.holdout !== null,
});
