import type { Figures } from '@stratvector/backtest';
import { tradedOf } from '@stratvector/backtest';
import {
  equityAtCosts,
  mean,
  monthOf,
  periodEnds,
  rollingBeta,
  rollingSharpe,
  rollingVolatility,
} from '@stratvector/domain-analytics';
import { keptRows, pick, ROWS_MAX } from '@stratvector/report-page';
import type { ReportChart } from '@stratvector/report-page';
import type { FinishedRun } from '../run/finished-run.ts';
import { EquityColumn, FallColumn, meanShares, valuesOf } from './curve-columns.ts';

/** Half a year of sessions, or a third of a shorter run. */
const ROLLING = 126;
const ROLLING_MIN = 20;

const READING =
  'Drag across a chart to zoom into all of them, double-click or Escape to come back.';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** What the run is measured against, in words. */
const benchmarkName = ({ loaded }: FinishedRun): string => {
  const { benchmark } = loaded.configuration.backtest;
  return benchmark === null ? 'equal-weight buy and hold of the universe' : `${benchmark}, held`;
};

/** Equity, benchmark and how far both are below their highest, thinned out together where they are long. */
interface Drawn {
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly fall: Float64Array;
  readonly benchmark: Float64Array | null;
  readonly benchmarkFall: Float64Array | null;
  /** Rows there were. */
  readonly rows: number;
}

const drawnOf = ({ record, figures: { benchmark } }: FinishedRun): Drawn => {
  const { time, length } = record.equity;
  const equity = new EquityColumn(record.equity);
  const fall = new FallColumn(record.equity);
  const other = benchmark && new EquityColumn(benchmark);
  const otherFall = benchmark && new FallColumn(benchmark);
  const columns = [equity, fall, other, otherFall].filter((column) => column !== null);
  const rows = keptRows(columns, ROWS_MAX);
  return {
    time: pick(time, rows),
    equity: valuesOf(equity, rows),
    fall: valuesOf(fall, rows),
    benchmark: other && valuesOf(other, rows),
    benchmarkFall: otherFall && valuesOf(otherFall, rows),
    rows: length,
  };
};

const OWN = { name: 'Strategy', style: 'area' } as const;
const RAW = { name: 'Benchmark', style: 'faint', tone: 2 } as const;

/** As multiples of the first value, which is 100. */
const indexed = (values: Float64Array): Float64Array => {
  const first = values[0] ?? NaN;
  return values.map((value) => (100 * value) / first);
};

/** The run against its benchmark, scaled and raw. */
const comparedCharts = (
  run: FinishedRun,
  { time, equity, rows }: Drawn,
  benchmark: Float64Array,
): readonly ReportChart[] => {
  const { account } = run.figures.input;
  const exposure = mean(account?.gross ?? new Float64Array(1));
  const start = account?.startEquity ?? 0;
  const scaled = {
    name: 'Benchmark, scaled',
    values: benchmark.map((value) => start + (value - start) * exposure),
    tone: 1,
  } as const;
  const own = { ...OWN, values: equity };
  const shared = { unit: 'money', time, rows } as const;
  return [
    {
      ...shared,
      title: 'Equity and scaled benchmark',
      note: `The benchmark is ${benchmarkName(run)} with the same costs; scaled, it is held at the run's average exposure of ${percent(exposure)}. ${READING}`,
      lines: [own, scaled],
      hasTrades: true,
      height: 'tall',
    },
    {
      ...shared,
      unit: 'price',
      title: 'Growth of 100, against the benchmark',
      note: `Both began at 100; the benchmark is fully invested, the run on average ${percent(exposure)}. Equal distances up are equal growth.`,
      lines: [
        { ...OWN, style: 'line', values: indexed(equity) },
        { ...RAW, values: indexed(benchmark) },
      ],
      hasLog: true,
      isLog: true,
    },
  ];
};

const aloneChart = ({ time, equity, rows }: Drawn): ReportChart => ({
  title: 'Equity',
  note: READING,
  unit: 'money',
  time,
  rows,
  lines: [{ ...OWN, values: equity }],
  hasTrades: true,
  hasLog: true,
  height: 'tall',
});

export const equityCharts = (run: FinishedRun): readonly ReportChart[] => {
  const drawn = drawnOf(run);
  const { time, fall, benchmark, benchmarkFall, rows } = drawn;
  const low = { unit: 'fraction', time, rows, height: 'low' } as const;
  const own: ReportChart = {
    ...low,
    title: 'Drawdown',
    note: 'Below the highest equity so far.',
    lines: [{ ...OWN, values: fall }],
  };
  if (!benchmark || !benchmarkFall) return [aloneChart(drawn), own];
  const other: ReportChart = {
    ...low,
    title: 'Drawdown of the benchmark',
    note: 'Of the benchmark fully invested.',
    lines: [{ ...RAW, values: benchmarkFall }],
  };
  return [...comparedCharts(run, drawn, benchmark), own, other];
};

export const rollingCharts = ({ figures }: FinishedRun): readonly ReportChart[] => {
  const { times, returns, periodsPerYear, benchmark, riskFree } = figures.input;
  const window = Math.min(ROLLING, Math.floor(returns.length / 3));
  if (!times || window < ROLLING_MIN) return [];
  const terms = { window, periodsPerYear, riskFree };
  const time = times.subarray(1);
  const note = `Over the last ${window} sessions.`;
  const chart = (
    title: string,
    unit: ReportChart['unit'],
    lines: readonly (readonly [string, Float64Array, boolean?])[],
  ): ReportChart => ({
    title,
    note,
    unit,
    time,
    lines: lines.map(([name, values, isFaint = false]) => ({
      name,
      values,
      style: isFaint ? 'faint' : 'line',
      tone: isFaint ? 2 : 0,
    })),
  });
  const other = (figure: (column: Float64Array) => Float64Array) =>
    benchmark ? [['Benchmark', figure(benchmark), true] as const] : [];
  return [
    chart('Rolling Sharpe ratio', 'ratio', [
      ['Strategy', rollingSharpe(returns, terms)],
      ...other((column) => rollingSharpe(column, terms)),
    ]),
    chart('Rolling volatility a year', 'fraction', [
      ['Strategy', rollingVolatility(returns, terms)],
      ...other((column) => rollingVolatility(column, terms)),
    ]),
    ...(benchmark
      ? [
          chart('Rolling beta to the benchmark', 'ratio', [
            ['Beta', rollingBeta(returns, benchmark, window)],
          ]),
        ]
      : []),
  ];
};

/** Traded notional over the month's average equity, by month. */
const turnoverChart = ({ plan, log, figures }: FinishedRun): ReportChart => {
  const { times, equity } = { times: figures.input.times ?? new Float64Array(), ...figures.costed };
  const ends = periodEnds(times.subarray(1), monthOf);
  const traded = new Map<number, number>();
  for (const { openTime, notional } of tradedOf(plan, log)) {
    const month = monthOf(openTime + 1);
    traded.set(month, (traded.get(month) ?? 0) + notional);
  }
  let from = 1;
  const values = Float64Array.from(ends, (end) => {
    const average = mean(equity.subarray(from, end + 2));
    from = end + 2;
    return (traded.get(monthOf(times[end + 1] ?? NaN)) ?? 0) / average;
  });
  return {
    title: 'Turnover by month',
    note: 'Bought and sold notional over the average equity of the month.',
    unit: 'fraction',
    time: Float64Array.from(ends, (end) => times[end + 1] ?? NaN),
    lines: [{ name: 'Turnover', values, style: 'bars' }],
  };
};

/**
 * Positions over equity at every row; where a run has more rows than a chart draws, the mean of each
 * session: a share that jumps at every row would be a block.
 */
export const exposureCharts = (run: FinishedRun): readonly ReportChart[] => {
  const { equity } = run.record;
  const isBySession = equity.length > ROWS_MAX;
  const ends = isBySession ? run.figures.sessions : Int32Array.from(equity.time, (_, row) => row);
  const { gross, net } = meanShares(equity, ends);
  const isLongOnly = gross.every((value, row) => value === net[row]);
  return [
    {
      title: 'Exposure',
      note: `Positions as shares of equity: gross sums their sizes, net their signed values.${isBySession ? ' Averages of sessions.' : ''}`,
      unit: 'fraction',
      time: isBySession ? pick(equity.time, ends) : equity.time,
      lines: isLongOnly
        ? [{ name: 'Gross and net', values: gross, style: 'area' }]
        : [
            { name: 'Gross', values: gross, style: 'area' },
            { name: 'Net', values: net },
          ],
    },
    turnoverChart(run),
  ];
};

const lineOf = ({ costed }: Figures, factor: number) => ({
  name: `${factor} × costs`,
  values: equityAtCosts(costed, factor),
  style: factor === 1 ? ('line' as const) : ('faint' as const),
});

export const costCharts = ({ figures }: FinishedRun): readonly ReportChart[] => {
  const { times } = figures.input;
  const { delayedEquity } = figures;
  if (!times) return [];
  const delayed = delayedEquity
    ? [{ name: 'One bar more delay', values: delayedEquity, style: 'line' as const }]
    : [];
  return [
    {
      title: 'Equity at other costs and one bar later',
      note: 'At each session’s close.',
      unit: 'money',
      time: times,
      lines: [...[1, 0, 2, 3].map((factor) => lineOf(figures, factor)), ...delayed],
    },
  ];
};
