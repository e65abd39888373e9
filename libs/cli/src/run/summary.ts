import { plot } from 'asciichart';
import type { Figures } from '@stratvector/backtest';
import { METRICS } from '@stratvector/domain-analytics';
import type { Metric, Warning } from '@stratvector/domain-analytics';

const SHOWN = [
  'total_return',
  'cagr',
  'volatility_annual',
  'sharpe',
  'sortino',
  'max_drawdown',
  'calmar',
  'probabilistic_sharpe',
  'trade_count',
  'win_rate',
  'profit_factor',
  'exposure_time',
  'turnover',
  'total_costs',
];
const DRAWDOWNS = 5;
const CHART_WIDTH = 68;
const CHART_HEIGHT = 9;

/** A metric as people write it. */
export const formattedMetric = (value: number | null, { unit }: Metric): string => {
  if (value === null) return '–';
  switch (unit) {
    case 'fraction':
      return `${(value * 100).toFixed(2)} %`;
    case 'count':
    case 'bars':
    case 'days':
    case 'periods':
      return value.toFixed(value % 1 === 0 ? 0 : 1);
    case 'money':
    case 'ratio':
      return value.toFixed(2);
  }
};

const metricLines = ({ report, input }: Figures): readonly string[] =>
  METRICS.filter(({ name }) => SHOWN.includes(name)).map((metric) => {
    const value = report.metrics[metric.name] ?? null;
    const reason = report.reasons[metric.name];
    const missing = value === null && reason !== undefined ? `  (${reason})` : '';
    const years =
      metric.name === 'cagr'
        ? `  over ${(input.returns.length / input.periodsPerYear).toFixed(1)} years`
        : '';
    return `  ${metric.title.padEnd(30)} ${formattedMetric(value, metric).padStart(12)}${missing}${years}`;
  });

const date = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? 'open' : new Date(milliseconds - 1).toISOString().slice(0, 10);

const drawdownLines = ({ input }: Figures): readonly string[] =>
  input.drawdowns.slice(0, DRAWDOWNS).map(({ depth, peak, trough, recovery }) => {
    const percent = `${(depth * 100).toFixed(2)} %`.padStart(10);
    const ends = recovery === null ? 'not recovered' : `recovered ${date(input.times?.[recovery])}`;
    return `  ${percent}  from ${date(input.times?.[peak])}  low ${date(input.times?.[trough])}  ${ends}`;
  });

/** So many values of a column, evenly spaced, the last one included. */
const thinned = (column: Float64Array, count: number): number[] =>
  Array.from({ length: Math.min(count, column.length) }, (_, place) => {
    const row = Math.round(
      (place * (column.length - 1)) / Math.max(1, Math.min(count, column.length) - 1),
    );
    return column[row] ?? NaN;
  });

const chart = (equity: Float64Array): readonly string[] =>
  equity.length < 2
    ? []
    : plot(thinned(equity, CHART_WIDTH), {
        height: CHART_HEIGHT,
        format: (value) => value.toFixed(0).padStart(11),
      }).split('\n');

const warningLines = (warnings: readonly Warning[]): readonly string[] =>
  warnings.length === 0 ? ['  none'] : warnings.map(({ code, detail }) => `  ${code}: ${detail}`);

/** What a run comes to, for a terminal. */
export const summaryLines = (
  figures: Figures,
  equity: Float64Array,
  warnings: readonly Warning[],
): readonly string[] => [
  '',
  'Metrics',
  ...metricLines(figures),
  '',
  'Largest drawdowns',
  ...(figures.input.drawdowns.length === 0 ? ['  none'] : drawdownLines(figures)),
  '',
  'Equity',
  ...chart(equity),
  '',
  'Warnings',
  ...warningLines(warnings),
];
