import { currencyResults, rateBookOf } from '@stratvector/backtest';
import type { MeasuredTrade } from '@stratvector/backtest';
import { attributionOf, contributionsOf, monthOf, periodEnds } from '@stratvector/domain-analytics';
import type { AttributedTrade, AttributionTable, MonthEnd } from '@stratvector/domain-analytics';
import { moneyOfNumber, money, numberOfCount, numberOfMoney } from '@stratvector/model';
import type { Money } from '@stratvector/model';
import type { ReportCell, ReportTable } from '@stratvector/report-page';
import type { FinishedRun } from '../run/finished-run.ts';

/** Rows and totals are shown in cents, so they are cut to cents before they are added. */
const CENT = money(100n);

/** The last close of the run. */
const endOf = ({ instruments }: FinishedRun['plan']): number =>
  Math.max(...instruments.map(({ columns: { closeTime } }) => closeTime.at(-1) ?? NaN));

/** What open positions are worth over what they cost, by strategy and instrument. */
const unrealized = ({ plan, log }: FinishedRun): ReadonlyMap<string, number> => {
  const planned = new Map(plan.instruments.map((one) => [one.instrument.id, one]));
  const values = new Map<string, number>();
  const book = rateBookOf(plan);
  for (const { strategyId, instrumentId, positionAfter, costAfter } of log.moves) {
    const one = planned.get(instrumentId);
    if (!one) continue;
    const { instrument, columns } = one;
    const quantity = numberOfCount(positionAfter, instrument.quantityDecimals);
    const mark = columns.close[columns.length - 1] ?? NaN;
    const worth = quantity === 0 ? 0 : quantity * mark * book.unitValueAt(instrument, endOf(plan));
    values.set(`${strategyId}/${instrumentId}`, worth - numberOfMoney(costAfter));
  }
  return values;
};

const attributed = (trade: MeasuredTrade, open: ReadonlyMap<string, number>): AttributedTrade => {
  const { instrumentId, side, entryReason, exitReason, exitTime, pnl, strategyId } = trade;
  const marked = exitTime === null ? (open.get(`${strategyId}/${instrumentId}`) ?? 0) : 0;
  return { instrumentId, side, entryReason, exitReason, pnl: moneyOfNumber(pnl + marked) };
};

const monthEnds = ({ figures }: FinishedRun): readonly MonthEnd[] => {
  const times = (figures.input.times ?? new Float64Array()).subarray(1);
  return Array.from(periodEnds(times, monthOf), (row) => ({
    label: new Date((times[row] ?? NaN) - 1).toISOString().slice(0, 7),
    equity: moneyOfNumber(figures.costed.equity[row + 1] ?? NaN),
  }));
};

const sumOf = ({ log }: FinishedRun, of: (row: FinishedRun['log']['fills'][number]) => Money) =>
  money(log.fills.reduce((sum, row) => sum + of(row), 0n));

/** What borrowing cost; interest earned and dividends are no costs, and stand with the rest. */
const financing = ({ log }: FinishedRun): Money =>
  money(
    log.flows.reduce(
      (sum, { kind, amount }) =>
        kind === 'margin-interest' || kind === 'borrow-fee' ? sum - amount : sum,
      0n,
    ),
  );

const result = (amount: Money, most: number | null): ReportCell => {
  const value = numberOfMoney(amount);
  const bar = most === null ? {} : { bar: Math.abs(value) / (most || 1) };
  return { value, unit: 'money', isResult: true, ...bar };
};

const share = (value: number | null): ReportCell => ({ value, unit: 'fraction' });

const TITLES: Readonly<Record<AttributionTable['by'], string>> = {
  instrument: 'By instrument',
  side: 'By side',
  month: 'By month',
  'signal reason': 'By reason of the signal',
  'exit reason': 'By reason of the exit',
  'cost kind': 'By kind of cost',
  currency: 'By currency',
};

const NOTES: Readonly<Partial<Record<AttributionTable['by'], string>>> = {
  instrument: 'Open positions count at their last close. Contribution is to the total return.',
  month: 'From equity, so that open positions count where they moved.',
  currency:
    'What a currency has gained or lost while something was held in it: the result less what it would be at the rate at which it was closed, or stands.',
  'cost kind':
    'Slippage is inside the prices of the fills; the first row is the result without it.',
};

const tableOf = (table: AttributionTable, start: Money): ReportTable => {
  const { by, rows, total } = table;
  const hasTrades = rows.some(({ trades }) => trades !== null);
  const most = Math.max(...rows.map(({ amount }) => Math.abs(numberOfMoney(amount))), 0);
  const contributions = contributionsOf(table, start);
  const whole = numberOfMoney(total) / numberOfMoney(start);
  return {
    title: TITLES[by],
    note: NOTES[by] ?? '',
    head: [
      by,
      ...(hasTrades ? ['round trips'] : []),
      'net result',
      'contribution',
      'share of result',
    ],
    rows: rows.map(({ label, amount, trades }, place) => [
      label,
      ...(hasTrades ? [{ value: trades ?? 0, unit: 'count' as const }] : []),
      result(amount, most),
      share(contributions[place]?.contribution ?? null),
      share(contributions[place]?.share ?? null),
    ]),
    total: [
      'total',
      ...(hasTrades
        ? [{ value: rows.reduce((n, { trades }) => n + (trades ?? 0), 0), unit: 'count' as const }]
        : []),
      result(total, null),
      share(whole),
      share(total === 0n ? null : 1),
    ],
  };
};

/** Where the result came from, in six ways that each add up to it, to the cent. */
export const attributionTables = (run: FinishedRun): readonly ReportTable[] => {
  const { figures, plan } = run;
  const open = unrealized(run);
  const { equity } = figures.costed;
  const startEquity = plan.cash;
  const tables = attributionOf({
    trades: figures.trades.map((trade) => attributed(trade, open)),
    monthEnds: monthEnds(run),
    costs: {
      commission: sumOf(run, ({ fill }) => fill.commission),
      fees: sumOf(run, ({ fill }) => fill.fees),
      slippage: sumOf(run, ({ fill }) => fill.slippage),
      financing: financing(run),
    },
    ...(plan.rates && { currencies: currencyResults(plan, run.log) }),
    startEquity,
    endEquity: moneyOfNumber(equity[equity.length - 1] ?? NaN),
    unit: CENT,
  });
  // Months are many: they come last, so that the short tables stand together.
  const ordered = [
    ...tables.filter(({ by }) => by !== 'month'),
    ...tables.filter(({ by }) => by === 'month'),
  ];
  return ordered.map((table) => tableOf(table, startEquity));
};
