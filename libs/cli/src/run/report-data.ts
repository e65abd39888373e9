import type { Figures, MeasuredTrade } from '@stratvector/backtest';
import {
  covariance,
  drawdownColumn,
  mean,
  METRICS,
  sampleDeviation,
} from '@stratvector/domain-analytics';
import type { ReportChart, ReportData, ReportTable } from '@stratvector/report-page';
import { attributionTables } from './attribution.ts';
import type { FinishedRun } from './finished-run.ts';

const HEADLINE = [
  'total_return',
  'cagr',
  'sharpe',
  'sortino',
  'max_drawdown',
  'volatility_annual',
  'calmar',
  'profit_factor',
  'win_rate',
  'trade_count',
];
const ROLLING = 126;
const BINS = 41;
const PRICE_CHARTS_MAX = 8;
const TRADES_SHOWN = 500;

const day = (time: number | null | undefined): string =>
  time === null || time === undefined ? '' : new Date(time - 1).toISOString().slice(0, 10);

const rolling = (
  { input: { returns } }: Figures,
  figure: (window: Float64Array, from: number) => number,
): Float64Array =>
  returns.map((_, row) =>
    row + 1 < ROLLING
      ? NaN
      : figure(returns.subarray(row + 1 - ROLLING, row + 1), row + 1 - ROLLING),
  );

const equityCharts = ({ record, figures }: FinishedRun): readonly ReportChart[] => {
  const { time, equity } = record.equity;
  const { benchmark } = figures;
  const exposure = mean(figures.input.account?.gross ?? new Float64Array(1));
  const start = figures.input.account?.startEquity ?? 0;
  const scaled = benchmark?.map((value) => start + (value - start) * exposure);
  const own = { name: 'equity', values: equity, isArea: true };
  const chart = (title: string, note: string, lines: ReportChart['lines']): ReportChart => ({
    title,
    note,
    unit: 'money',
    time,
    lines,
    marks: [],
  });
  const reading = 'Drag to zoom, double-click or Escape to reset, arrows to read.';
  if (!benchmark || !scaled) return [chart('Equity', reading, [own])];
  const held = `held at the run's average exposure of ${(exposure * 100).toFixed(0)} %`;
  return [
    chart(
      'Equity and scaled benchmark',
      `The benchmark is equal-weight buy and hold with the same costs, ${held}. ${reading}`,
      [own, { name: 'benchmark, scaled', values: scaled }],
    ),
    chart('Equity and benchmark', 'The same benchmark, fully invested.', [
      own,
      { name: 'benchmark', values: benchmark },
    ]),
  ];
};

const exposureChart = ({ record: { equity } }: FinishedRun): ReportChart => {
  const share = (column: Float64Array): Float64Array =>
    column.map((value, row) => value / (equity.equity[row] ?? NaN));
  return {
    title: 'Exposure',
    note: 'Positions as fractions of equity.',
    unit: 'fraction',
    time: equity.time,
    lines: [
      { name: 'gross', values: share(equity.gross), isArea: true },
      { name: 'net', values: share(equity.net) },
    ],
    marks: [],
  };
};

const drawdownChart = ({ record: { equity } }: FinishedRun): ReportChart => ({
  title: 'Drawdown',
  note: 'Below the highest equity so far.',
  unit: 'fraction',
  time: equity.time,
  lines: [{ name: 'drawdown', values: drawdownColumn(equity.equity), isArea: true }],
  marks: [],
});

const rollingCharts = ({ figures }: FinishedRun): readonly ReportChart[] => {
  const { times, returns, periodsPerYear, benchmark } = figures.input;
  if (!times || returns.length < ROLLING) return [];
  const scale = Math.sqrt(periodsPerYear);
  const time = times.subarray(1);
  const note = `Over the last ${ROLLING} sessions.`;
  const sharpe = rolling(figures, (window) => (mean(window) / sampleDeviation(window)) * scale);
  const volatility = rolling(figures, (window) => sampleDeviation(window) * scale);
  const beta = benchmark
    ? rolling(figures, (window, from) => {
        const other = benchmark.subarray(from, from + ROLLING);
        return covariance(window, other) / covariance(other, other);
      })
    : null;
  const chart = (title: string, unit: ReportChart['unit'], values: Float64Array): ReportChart => ({
    title,
    note,
    unit,
    time,
    lines: [{ name: title.toLowerCase(), values }],
    marks: [],
  });
  return [
    chart('Rolling Sharpe ratio', 'ratio', sharpe),
    chart('Rolling volatility a year', 'fraction', volatility),
    ...(beta ? [chart('Rolling beta', 'ratio', beta)] : []),
  ];
};

const marksOf = (trade: MeasuredTrade): ReportChart['marks'] => {
  const entry = {
    time: trade.entryTime,
    value: trade.entryPrice,
    kind: 'entry' as const,
    text: `${trade.side} ${trade.quantity} at ${trade.entryPrice.toFixed(2)}, ${trade.entryReason}`,
  };
  if (trade.exitTime === null || trade.exitPrice === null) return [entry];
  const text = `exit at ${trade.exitPrice.toFixed(2)}, ${trade.exitReason}, ${trade.pnl.toFixed(2)}`;
  return [entry, { time: trade.exitTime, value: trade.exitPrice, kind: 'exit', text }];
};

const priceCharts = ({ plan, figures }: FinishedRun): readonly ReportChart[] =>
  plan.instruments.slice(0, PRICE_CHARTS_MAX).map(({ instrument, columns }) => ({
    title: `${instrument.id}: closes, entries and exits`,
    note: 'Triangles up are entries, down exits; hover for what they were.',
    unit: 'price',
    time: columns.closeTime,
    lines: [{ name: 'close', values: columns.close }],
    marks: figures.trades
      .filter(({ instrumentId }) => instrumentId === instrument.id)
      .flatMap(marksOf),
  }));

const drawdownTable = ({ figures: { input } }: FinishedRun): ReportTable => ({
  title: 'Largest drawdowns',
  note: '',
  head: ['depth', 'from', 'low', 'recovered'],
  rows: input.drawdowns
    .slice(0, 10)
    .map(({ depth, peak, trough, recovery }) => [
      `${(depth * 100).toFixed(2)} %`,
      day(input.times?.[peak]),
      day(input.times?.[trough]),
      recovery === null ? 'not yet' : day(input.times?.[recovery]),
    ]),
  total: null,
});

const tradeTable = ({ figures: { trades } }: FinishedRun): ReportTable => ({
  title: 'Round trips',
  note:
    trades.length > TRADES_SHOWN
      ? `The first ${TRADES_SHOWN} of ${trades.length}; trades.csv has all.`
      : '',
  head: ['instrument', 'side', 'entry', 'exit', 'quantity', 'exit reason', 'net result'],
  rows: trades
    .slice(0, TRADES_SHOWN)
    .map((trade) => [
      trade.instrumentId,
      trade.side,
      day(trade.entryTime + 1),
      trade.exitTime === null ? 'open' : day(trade.exitTime + 1),
      String(trade.quantity),
      trade.exitReason,
      trade.pnl,
    ]),
  total: null,
});

const histogramOf = ({ input: { returns } }: Figures): ReportData['histogram'] => {
  if (returns.length === 0) return null;
  const most = returns.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-9);
  const edges = Array.from({ length: BINS + 1 }, (_, place) => -most + (2 * most * place) / BINS);
  const counts = new Array<number>(BINS).fill(0);
  for (const value of returns) {
    const bin = Math.min(BINS - 1, Math.floor(((value + most) / (2 * most)) * BINS));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { edges, counts };
};

const yearsOf = ({ input: { months } }: Figures): ReportData['years'] => {
  const years = new Map<number, number>();
  for (const { year, value } of months ?? []) years.set(year, (years.get(year) ?? 1) * (1 + value));
  return [...years].map(([year, growth]) => ({ year, value: growth - 1 }));
};

const percent = (value: number): string => `${(value * 100).toFixed(2)} %`;

const scattersOf = ({ trades }: Figures): ReportData['scatters'] => [
  {
    title: 'Excursions',
    note: 'How far each round trip went against and for the position.',
    x: 'against',
    y: 'for',
    points: trades.map(({ mae, mfe, pnl }) => ({
      x: mae,
      y: mfe,
      isGain: pnl > 0,
      text: `${percent(mae)} against, ${percent(mfe)} for, ${pnl.toFixed(2)}`,
    })),
  },
  {
    title: 'Holding time',
    note: 'Return of each round trip by how long it was held.',
    x: 'days',
    y: 'return',
    points: trades.map((trade) => ({
      x: trade.days,
      y: trade.return,
      isGain: trade.pnl > 0,
      text: `${trade.days.toFixed(1)} days, ${percent(trade.return)}`,
    })),
  },
];

const configurationText = ({ loaded }: FinishedRun): string =>
  loaded.explain
    .filter(({ value }) => value !== '')
    .map(({ path, value }) => `${path} = ${value}`)
    .join('\n');

/** The tear sheet of a finished run, as values. */
export const reportDataOf = (run: FinishedRun): ReportData => {
  const { figures, plan, history, record } = run;
  const { metrics, reasons } = figures.report;
  const { time, length } = record.equity;
  return {
    title: plan.strategies.map(({ definition }) => definition.title).join(', '),
    subtitle: `${history.name}, ${day(time[0])} to ${day(time[length - 1])}, ${record.bars} bars of ${plan.timeframe}`,
    warnings: run.warnings,
    metrics: METRICS.map(({ name, title, group, unit }) => ({
      name,
      title,
      group,
      unit,
      value: metrics[name] ?? null,
      reason: reasons[name] ?? null,
    })),
    headline: HEADLINE,
    charts: [
      ...equityCharts(run),
      drawdownChart(run),
      exposureChart(run),
      ...rollingCharts(run),
      ...priceCharts(run),
    ],
    scatters: scattersOf(figures),
    histogram: histogramOf(figures),
    months: figures.input.months ?? [],
    years: yearsOf(figures),
    tables: [drawdownTable(run), ...attributionTables(figures, run.log), tradeTable(run)],
    configuration: configurationText(run),
  };
};
