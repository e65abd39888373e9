import { divideHalfEven, money } from '@stratvector/model';
import type { Money } from '@stratvector/model';

/** What one round trip, open or closed, brought; its costs are taken off. */
export interface AttributedTrade {
  readonly instrumentId: string;
  readonly side: 'long' | 'short';
  readonly entryReason: string;
  /** Empty while it is open. */
  readonly exitReason: string;
  /** Net of costs; of an open one at its mark. */
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
  /** What currencies gained or lost by themselves, where their rates move. */
  readonly currencies?: ReadonlyMap<string, Money>;
  readonly startEquity: Money;
  readonly endEquity: Money;
  /** The smallest amount that is shown, such as a cent: every row and total is a multiple of it. */
  readonly unit: Money;
}

export interface AttributionRow {
  readonly label: string;
  readonly amount: Money;
  /** Round trips in it; null where rows are not made of round trips. */
  readonly trades: number | null;
}

/** One way to split the net result. The rows add up to `total` exactly, as they are shown. */
export interface AttributionTable {
  readonly by:
    'instrument' | 'side' | 'month' | 'signal reason' | 'exit reason' | 'cost kind' | 'currency';
  readonly rows: readonly AttributionRow[];
  readonly total: Money;
}

/** What no round trip accounts for: dividends, interest and what rounding to the unit leaves over. */
const REST = 'financing, flows and rounding';
const OPEN = 'still open';

const difference = (a: Money, b: Money): Money => money(a - b);

const rounded = (amount: bigint, unit: Money): Money => money(divideHalfEven(amount, unit) * unit);

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
  { trades, unit }: AttributionInput,
  labelOf: (trade: AttributedTrade) => string,
): readonly AttributionRow[] => {
  const found = new Map<string, { amount: bigint; trades: number }>();
  for (const trade of trades) {
    const label = labelOf(trade);
    const row = found.get(label) ?? { amount: 0n, trades: 0 };
    found.set(label, { amount: row.amount + trade.pnl, trades: row.trades + 1 });
  }
  return [...found]
    .map(([label, row]) => ({ label, amount: rounded(row.amount, unit), trades: row.trades }))
    .sort(byAmount);
};

/** Differences of rounded ends: what rounding takes from one month it gives to the next. */
const byMonth = ({ monthEnds, startEquity, unit }: AttributionInput): readonly AttributionRow[] =>
  monthEnds.map(({ label, equity }, place) => ({
    label,
    amount: difference(
      rounded(equity, unit),
      rounded(monthEnds[place - 1]?.equity ?? startEquity, unit),
    ),
    trades: null,
  }));

/** What is left is what prices, costs and flows made, at the rates of their time. */
const byCurrency = (
  currencies: ReadonlyMap<string, Money>,
  { unit }: AttributionInput,
  total: Money,
): readonly AttributionRow[] => {
  const rows = [...currencies].map(([currency, amount]) => ({
    label: `exchange rate of ${currency}`,
    amount: rounded(amount, unit),
    trades: null,
  }));
  const rest = difference(total, sumOf(rows));
  return [{ label: 'without exchange rates', amount: rest, trades: null }, ...rows];
};

const byCostKind = (
  { costs: { commission, fees, slippage, financing }, unit }: AttributionInput,
  total: Money,
): readonly AttributionRow[] => {
  const kinds = { commission, fees, slippage, financing };
  const rows = Object.entries(kinds).map(([label, cost]) => ({
    label,
    amount: rounded(-cost, unit),
    trades: null,
  }));
  const gross = difference(total, sumOf(rows));
  return [{ label: 'before all costs', amount: gross, trades: null }, ...rows];
};

/** The net result, end − start, split in six ways. What no row explains is a row of its own. */
export const attributionOf = (input: AttributionInput): readonly AttributionTable[] => {
  const { unit } = input;
  const total = difference(rounded(input.endEquity, unit), rounded(input.startEquity, unit));
  const table = (
    by: AttributionTable['by'],
    rows: readonly AttributionRow[],
  ): AttributionTable => ({ by, rows: [...rows, ...restOf(rows, total)], total });
  return [
    table(
      'instrument',
      split(input, ({ instrumentId }) => instrumentId),
    ),
    table(
      'side',
      split(input, ({ side }) => side),
    ),
    table('month', byMonth(input)),
    table(
      'signal reason',
      split(input, ({ entryReason }) => entryReason),
    ),
    table(
      'exit reason',
      split(input, ({ exitReason }) => exitReason || OPEN),
    ),
    table('cost kind', byCostKind(input, total)),
    ...(input.currencies ? [table('currency', byCurrency(input.currencies, input, total))] : []),
  ];
};
