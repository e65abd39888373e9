import type { Figures, MeasuredTrade, RunLog } from '@stratvector/backtest';
import { numberOfMoney } from '@stratvector/model';
import type { Money } from '@stratvector/model';
import type { ReportTable } from '@stratvector/report-page';

const cents = (value: number): number => Math.round(value * 100) / 100;

/**
 * The result by one property of the round trips. Rows are in cents and add up to the total; what
 * rounding leaves over, and what open positions are worth, stands in rows of their own.
 */
const byTrade = (
  title: string,
  trades: readonly MeasuredTrade[],
  total: number,
  keyOf: (trade: MeasuredTrade) => string,
): ReportTable => {
  const sums = new Map<string, { pnl: number; count: number }>();
  for (const trade of trades) {
    const key = trade.exitTime === null ? 'still open' : keyOf(trade);
    const sum = sums.get(key) ?? { pnl: 0, count: 0 };
    sums.set(key, { pnl: sum.pnl + trade.pnl, count: sum.count + 1 });
  }
  const rows = [...sums].map(([key, { pnl, count }]) => [key, String(count), cents(pnl)] as const);
  const rest = cents(total - rows.reduce((sum, [, , pnl]) => sum + pnl, 0));
  return {
    title: `Result by ${title}`,
    note: '',
    head: [title, 'round trips', 'net result'],
    rows: rest === 0 ? rows : [...rows, ['open positions and rounding', '', rest]],
    total: ['total', String(trades.length), cents(total)],
  };
};

const monthOf = ({ exitTime }: MeasuredTrade): string =>
  exitTime === null ? '' : new Date(exitTime).toISOString().slice(0, 7);

const sumOf = (log: RunLog, of: (row: RunLog['fills'][number]) => Money): number =>
  cents(log.fills.reduce((sum, row) => sum + numberOfMoney(of(row)), 0));

const costTable = (log: RunLog): ReportTable => {
  const rows = [
    ['commission', sumOf(log, ({ fill }) => fill.commission)],
    ['fees', sumOf(log, ({ fill }) => fill.fees)],
    ['slippage', sumOf(log, ({ fill }) => fill.slippage)],
  ] as const;
  const total = cents(rows.reduce((sum, [, value]) => sum + value, 0));
  const note = 'Slippage is inside the prices of the fills; it is shown as what it took.';
  return { title: 'Costs by kind', note, head: ['kind', 'cost'], rows, total: ['total', total] };
};

/** The net result again, with the costs taken out and put in so many times. */
const scenarioTable = (net: number, costs: number): ReportTable => ({
  title: 'Result at other costs',
  note: 'The same fills at 0 to 3 times their costs; sizes and signals stay as they were.',
  head: ['costs', 'net result'],
  rows: [0, 1, 2, 3].map((times) => [`${times} ×`, cents(net + costs - times * costs)]),
  total: null,
});

const netOf = ({ input }: Figures): number =>
  (input.account?.endEquity ?? 0) - (input.account?.startEquity ?? 0);

/** Where the result came from, by every property that a round trip has. */
export const attributionTables = (figures: Figures, log: RunLog): readonly ReportTable[] => {
  const { trades } = figures;
  const net = netOf(figures);
  return [
    byTrade('instrument', trades, net, ({ instrumentId }) => instrumentId),
    byTrade('side', trades, net, ({ side }) => side),
    byTrade('signal reason', trades, net, ({ entryReason }) => entryReason),
    byTrade('exit reason', trades, net, ({ exitReason }) => exitReason),
    costTable(log),
    scenarioTable(net, figures.input.account?.costs ?? 0),
    byTrade('month', trades, net, monthOf),
  ];
};
