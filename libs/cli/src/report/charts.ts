import type { Figures } from '@stratvector/backtest';
import { tradedOf } from '@stratvector/backtest';
import {
  drawdownColumn,
  equityAtCosts,
  mean,
  monthOf,
  periodEnds,
  rollingBeta,
  rollingSharpe,
  rollingVolatility,
} from '@stratvector/domain-analytics';
import type { ReportChart } from '@stratvector/report-page';
import type { FinishedRun } from '../run/finished-run.ts';

/** Half a year of sessions, or a third of a shorter run. */
const ROLLING = 126;
const ROLLING_MIN = 20;

const READING =
  'Drag across a chart to zoom into all of them, double-click or Escape to come back.';
const FALLEN = 'Below the highest equity so far.';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** What the run is measured against, in words. */
const benchmarkName = ({ loaded }: FinishedRun): string => {
  const { benchmark } = loaded.configuration.backtest;
  return benchmark === null ? 'equal-weight buy and hold of the universe' : `${benchmark}, held`;
};

const drawdownChart = (
  title: string,
  note: string,
  time: Float64Array,
  line: ReportChart['lines'][number],
): ReportChart => ({
  title,
  note,
  unit: 'fraction',
  time,
  lines: [{ ...line, values: drawdownColumn(line.values) }],
  height: 'low',
});

/** The run against its benchmark, scaled and raw, and how far both fell. */
const comparedCharts = (run: FinishedRun, benchmark: Float64Array): readonly ReportChart[] => {
  const { time, equity } = run.record.equity;
  const { account } = run.figures.input;
  const exposure = mean(account?.gross ?? new Float64Array(1));
  const start = account?.startEquity ?? 0;
  const scaled = {
    name: 'Benchmark, scaled',
    values: benchmark.map((value) => start + (value - start) * exposure),
    tone: 1,
  } as const;
  const raw = { name: 'Benchmark', values: benchmark, style: 'faint', tone: 2 } as const;
  const own = { name: 'Strategy', values: equity, style: 'area' } as const;
  return [
    {
      title: 'Equity and scaled benchmark',
      note: `The benchmark is ${benchmarkName(run)} with the same costs; scaled, it is held at the run's average exposure of ${percent(exposure)}. ${READING}`,
      unit: 'money',
      time,
      lines: [own, scaled],
      hasTrades: true,
      height: 'tall',
    },
    {
      title: 'Equity and benchmark',
      note: 'The same benchmark fully invested: what the money could have done instead.',
      unit: 'money',
      time,
      lines: [{ ...own, style: 'line' }, scaled, raw],
      hasLog: true,
    },
    drawdownChart('Drawdown', FALLEN, time, own),
    drawdownChart('Drawdown of the benchmark', 'Of the benchmark fully invested.', time, raw),
  ];
};

export const equityCharts = (run: FinishedRun): readonly ReportChart[] => {
  const { time, equity } = run.record.equity;
  const { benchmark } = run.figures;
  if (benchmark) return comparedCharts(run, benchmark);
  const own = { name: 'Strategy', values: equity, style: 'area' } as const;
  return [
    {
      title: 'Equity',
      note: READING,
      unit: 'money',
      time,
      lines: [own],
      hasTrades: true,
      hasLog: true,
      height: 'tall',
    },
    drawdownChart('Drawdown', FALLEN, time, own),
  ];
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

/** Where a run has more rows than a chart draws, a share that jumps at every row would be a block. */
const ROWS_DRAWN = 6000;

interface Column {
  readonly time: Float64Array;
  readonly values: Float64Array;
}

/** The mean of each session, where there are too many rows to draw. */
const drawnBySession = ({ time, values }: Column, sessions: Int32Array): Column => {
  if (values.length <= ROWS_DRAWN) return { time, values };
  let from = 0;
  const means = Float64Array.from(sessions, (end) => {
    const average = mean(values.subarray(from, end + 1));
    from = end + 1;
    return average;
  });
  return { time: Float64Array.from(sessions, (row) => time[row] ?? NaN), values: means };
};

export const exposureCharts = (run: FinishedRun): readonly ReportChart[] => {
  const { equity } = run.record;
  const share = (column: Float64Array): Column =>
    drawnBySession(
      {
        time: equity.time,
        values: column.map((value, row) => value / (equity.equity[row] ?? NaN)),
      },
      run.figures.sessions,
    );
  const [gross, net] = [share(equity.gross), share(equity.net)];
  const isLongOnly = gross.values.every((value, row) => value === net.values[row]);
  const average = equity.length > ROWS_DRAWN ? ' Averages of sessions.' : '';
  return [
    {
      title: 'Exposure',
      note: `Positions as shares of equity: gross sums their sizes, net their signed values.${average}`,
      unit: 'fraction',
      time: gross.time,
      lines: isLongOnly
        ? [{ name: 'Gross and net', values: gross.values, style: 'area' }]
        : [
            { name: 'Gross', values: gross.values, style: 'area' },
            { name: 'Net', values: net.values },
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
