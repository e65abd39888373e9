import { money } from '@stratvector/model';
import type { Money } from '@stratvector/model';

/** What one round trip, open or closed, brought; its costs are taken off. */
export interface AttributedTrade {
  readonly instrumentId: string;
  readonly side: 'long' | 'short';
  readonly entryReason: string;
  /** Empty while it is open. */
  readonly exitReason: string;
  /** Net of costs. */
  readonly pnl: Money;
}

/** The account's equity at the end of one month. */
export interface MonthEnd {
  /** `2020-01`. */
  readonly label: string;
  readonly equity: Money;
}

/** Positive where they cost money; slippage is already inside the prices. */
export interface CostTotals {
  readonly commission: Money;
  readonly fees: Money;
  readonly slippage: Money;
  readonly financing: Money;
}

export interface AttributionInput {
  readonly trades: readonly AttributedTrade[];
  readonly monthEnds: readonly MonthEnd[];
  readonly costs: CostTotals;
  readonly startEquity: Money;
  readonly endEquity: Money;
}

export interface AttributionRow {
  readonly label: string;
  readonly amount: Money;
  /** Round trips in it; null where rows are not made of round trips. */
  readonly trades: number | null;
}

/** One way to split the net result. The rows add up to `total` exactly: money is counted, not rounded. */
export interface AttributionTable {
  readonly by: 'instrument' | 'side' | 'month' | 'signal reason' | 'exit reason' | 'cost kind';
  readonly rows: readonly AttributionRow[];
  readonly total: Money;
}

/** What no round trip accounts for: open positions at mark, dividends, interest and rounding of the books. */
const REST = 'open positions, financing and flows';
const OPEN = 'still open';

const difference = (a: Money, b: Money): Money => money(a - b);

const sumOf = (rows: readonly AttributionRow[]): Money =>
  money(rows.reduce((total, { amount }) => total + amount, 0n));

const byAmount = (a: AttributionRow, b: AttributionRow): number => {
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
  return a.label < b.label ? -1 : 1;
};

const restOf = (rows: readonly AttributionRow[], total: Money): readonly AttributionRow[] => {
  const amount = difference(total, sumOf(rows));
  return amount === 0n ? [] : [{ label: REST, amount, trades: null }];
};

const split = (
  trades: readonly AttributedTrade[],
  labelOf: (trade: AttributedTrade) => string,
): readonly AttributionRow[] => {
  const found = new Map<string, { amount: bigint; trades: number }>();
  for (const trade of trades) {
    const label = labelOf(trade);
    const row = found.get(label) ?? { amount: 0n, trades: 0 };
    found.set(label, { amount: row.amount + trade.pnl, trades: row.trades + 1 });
  }
  return [...found]
    .map(([label, row]) => ({ label, amount: money(row.amount), trades: row.trades }))
    .sort(byAmount);
};

const byMonth = ({ monthEnds, startEquity }: AttributionInput): readonly AttributionRow[] =>
  monthEnds.map(({ label, equity }, place) => ({
    label,
    amount: difference(equity, monthEnds[place - 1]?.equity ?? startEquity),
    trades: null,
  }));

const byCostKind = (
  { commission, fees, slippage, financing }: CostTotals,
  total: Money,
): readonly AttributionRow[] => {
  const kinds = { commission, fees, slippage, financing };
  const rows = Object.entries(kinds).map(([label, cost]) => ({
    label,
    amount: money(-cost),
    trades: null,
  }));
  const gross = difference(total, sumOf(rows));
  return [{ label: 'before all costs', amount: gross, trades: null }, ...rows];
};

/** The net result, end − start, split in six ways. What no row explains is a row of its own. */
export const attributionOf = (input: AttributionInput): readonly AttributionTable[] => {
  const { trades, costs } = input;
  const total = difference(input.endEquity, input.startEquity);
  const table = (
    by: AttributionTable['by'],
    rows: readonly AttributionRow[],
  ): AttributionTable => ({ by, rows: [...rows, ...restOf(rows, total)], total });
  return [
    table(
      'instrument',
      split(trades, ({ instrumentId }) => instrumentId),
    ),
    table(
      'side',
      split(trades, ({ side }) => side),
    ),
    table('month', byMonth(input)),
    table(
      'signal reason',
      split(trades, ({ entryReason }) => entryReason),
    ),
    table(
      'exit reason',
      split(trades, ({ exitReason }) => exitReason || OPEN),
    ),
    table('cost kind', byCostKind(costs, total)),
  ];
};
