import { DELAYED_BARS_MAX } from '@stratvector/backtest';
import type { MeasuredTrade } from '@stratvector/backtest';
import { drawdownTable, histogramOf, seriesOf } from '@stratvector/domain-analytics';
import type { EquityResult } from '@stratvector/domain-analytics';
import type {
  ReportCell,
  ReportHistogram,
  ReportMonth,
  ReportTable,
  ReportTrades,
  ReportYear,
} from '@stratvector/report-page';
import type { FinishedRun } from '../run/finished-run.ts';
import { meanShares } from './curve-columns.ts';

const CLASSES_MAX = 61;
/** What a browser pages through without effort, and the page's size allows. */
const TRADES_MAX = 10_000;

/** A close at midnight is that of the day before it. */
export const day = (time: number | null | undefined): string =>
  time === null || time === undefined ? '' : new Date(time - 1).toISOString().slice(0, 10);

const fraction = (value: number | null, isResult = false): ReportCell => ({
  value,
  unit: 'fraction',
  isResult,
});

export const drawdowns = ({ figures: { input } }: FinishedRun): ReportTable => ({
  title: 'Largest drawdowns',
  note: 'By closes of sessions; days are counted from the peak to the recovery, or to the end.',
  head: ['peak', 'low', 'recovered', 'days', 'depth'],
  rows: drawdownTable(input.drawdowns, input.times ?? new Float64Array(), 10).map(
    ({ depth, peak, trough, recovery, days }) => [
      day(peak),
      day(trough),
      recovery === null ? 'not yet' : day(recovery),
      { value: days, unit: 'days' },
      fraction(depth),
    ],
  ),
  total: null,
});

const byYear = (months: FinishedRun['figures']['input']['months']): ReadonlyMap<number, number> => {
  const years = new Map<number, number>();
  for (const { year, value } of months ?? []) years.set(year, (years.get(year) ?? 1) * (1 + value));
  return years;
};

/** Months by their key, such as 2024-03, in which something was held at a close, or traded. */
const heldMonths = ({
  record,
  figures: { sessions, trades },
}: FinishedRun): ReadonlySet<string> => {
  const { gross } = meanShares(record.equity, sessions);
  const held = new Set<string>();
  sessions.forEach((row, place) => {
    if (gross[place] !== 0) held.add(day(record.equity.time[row]).slice(0, 7));
  });
  for (const { entryTime, exitTime } of trades)
    for (const time of [entryTime, exitTime ?? entryTime]) held.add(day(time + 1).slice(0, 7));
  return held;
};

export const months = (run: FinishedRun): readonly ReportMonth[] => {
  const held = heldMonths(run);
  return (run.figures.input.months ?? []).map(({ year, month, value }) => ({
    year,
    month,
    value,
    isHeld: held.has(`${year}-${String(month).padStart(2, '0')}`),
  }));
};

export const years = ({ figures: { input } }: FinishedRun): readonly ReportYear[] => {
  const { benchmark, times, periodsPerYear, riskFree } = input;
  const other = benchmark
    ? byYear(
        seriesOf({ returns: benchmark, times, periodsPerYear, riskFree, benchmark: null }).months,
      )
    : null;
  return [...byYear(input.months)].map(([year, growth]) => ({
    year,
    value: growth - 1,
    benchmark: other ? (other.get(year) ?? NaN) - 1 : null,
  }));
};

const histogram = (
  values: Float64Array,
  shape: Pick<ReportHistogram, 'title' | 'note' | 'unit'>,
  marksOf: (found: NonNullable<ReturnType<typeof histogramOf>>) => ReportHistogram['marks'],
): readonly ReportHistogram[] => {
  const found = histogramOf(values, CLASSES_MAX);
  return found
    ? [{ ...shape, edges: found.edges, counts: found.counts, marks: marksOf(found) }]
    : [];
};

export const returnHistogram = ({ figures: { input } }: FinishedRun): readonly ReportHistogram[] =>
  histogram(
    input.returns,
    {
      title: 'Distribution of returns',
      note: 'Returns of sessions; point at a bar for its count.',
      unit: 'fraction',
    },
    ({ mean, var95 }) => [
      { name: 'VaR 95', value: -var95 },
      { name: 'mean', value: mean },
    ],
  );

export const holdingHistogram = ({
  figures: { trades },
}: FinishedRun): readonly ReportHistogram[] =>
  histogram(
    Float64Array.from(
      trades.filter(({ exitTime }) => exitTime !== null),
      ({ days }) => days,
    ),
    { title: 'Holding time', note: 'Days from entry to exit of closed round trips.', unit: 'days' },
    ({ mean }) => [{ name: 'mean', value: mean }],
  );

const resultRow = (name: string, found: EquityResult): readonly ReportCell[] => [
  name,
  { value: found.netPnl, unit: 'money', isResult: true },
  fraction(found.totalReturn, true),
  { value: found.sharpe, unit: 'ratio' },
  fraction(found.maxDrawdown),
];

/** What the costs did, and what one bar more of delay would have done. */
export const costTables = ({ figures }: FinishedRun): readonly ReportTable[] => {
  const { scenarios, delayed, report } = figures;
  const metric = (name: string): number | null => report.metrics[name] ?? null;
  return [
    {
      title: 'Result at other costs and one bar later',
      note: `Costs: the same fills at 0 to 3 times commission, fees and slippage; sizes and signals stay. Delay: ${
        delayed
          ? 'a run of its own in which every decision reaches the market one bar later.'
          : `not computed, because a second run of more than ${DELAYED_BARS_MAX} bars would double the time.`
      }`,
      head: ['', 'net result', 'return', 'Sharpe', 'drawdown'],
      rows: [
        ...scenarios.map((scenario) => resultRow(`${scenario.factor} × costs`, scenario)),
        ...(delayed ? [resultRow('one bar more delay', delayed)] : []),
      ],
      total: null,
    },
    {
      title: 'What trading cost',
      note: 'Break-even is the cost per traded notional at which the result would be zero.',
      head: ['', 'value'],
      rows: [
        ['all costs', { value: metric('total_costs'), unit: 'money' }],
        ['a year, of equity', fraction(metric('cost_drag'))],
        ['turnover a year', { value: metric('turnover'), unit: 'multiple' }],
        ['break-even cost', { value: metric('break_even_cost_bps'), unit: 'bps' }],
      ],
      total: null,
    },
  ];
};

/** The largest results, up or down, where there are more than a page holds; in order of entry. */
export const tradesOf = ({ figures: { trades } }: FinishedRun): ReportTrades => {
  const byResult = (a: MeasuredTrade, b: MeasuredTrade): number =>
    Math.abs(b.pnl) - Math.abs(a.pnl);
  const shown =
    trades.length > TRADES_MAX ? [...trades].sort(byResult).slice(0, TRADES_MAX) : [...trades];
  const open = trades.filter(({ exitTime }) => exitTime === null).length;
  const still =
    open === 0
      ? ''
      : ` ${open === 1 ? 'One is' : `${open} are`} still open and no part of the metrics of round trips, which count the ${trades.length - open} that are closed.`;
  const note =
    trades.length > TRADES_MAX
      ? `The ${TRADES_MAX} of ${trades.length} with the largest results, up or down; trades.csv has all.`
      : 'From flat to flat, per instrument and strategy, net of costs. A click on a column sorts.';
  return {
    note: `${note}${still}`,
    rows: shown
      .sort((a, b) => a.entryTime - b.entryTime)
      .map((trade) => ({ ...trade, instrument: trade.instrumentId })),
  };
};
