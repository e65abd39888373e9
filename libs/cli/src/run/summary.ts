import { plot } from 'asciichart';
import { figureAt } from '@stratvector/backtest';
import type { EquityCurve, Figures } from '@stratvector/backtest';
import { METRICS } from '@stratvector/domain-analytics';
import type { EquityResult, Metric, Warning } from '@stratvector/domain-analytics';
import { dataNotices } from './data-notices.ts';
import { formattedMetric } from './formatted-metric.ts';
import type { FinishedRun } from './finished-run.ts';
import { firstDay } from './first-day.ts';
import { alerting, grouped, heading, wrapped } from './terminal.ts';

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
const LABEL = 32;
const AXIS = 11;
const CHART_WIDTH = 66;
const CHART_HEIGHT = 9;

const row = (label: string, cells: readonly string[]): string =>
  `  ${label.padEnd(LABEL)}${cells.map((text) => text.padStart(15)).join('')}`.trimEnd();

/** The code of a reason; metrics.json has the sentence. */
const codeOf = (reason: string | undefined): string => (reason ?? '').split(':')[0] ?? '';

const wholeRow = ({ report, input }: Figures, metric: Metric): string => {
  const value = report.metrics[metric.name] ?? null;
  const years = (input.returns.length / input.periodsPerYear).toFixed(1);
  const note =
    value === null
      ? codeOf(report.reasons[metric.name])
      : metric.name === 'cagr'
        ? `over ${years} years`
        : '';
  return `${row(metric.title, [formattedMetric(value, metric)])}  ${note}`.trimEnd();
};

const metricLines = (figures: Figures): readonly string[] => {
  const shown = METRICS.filter(({ name }) => SHOWN.includes(name));
  const { samples, report } = figures;
  if (!samples) return [heading('Metrics'), ...shown.map((metric) => wholeRow(figures, metric))];
  const parts = [samples.inSample, samples.outOfSample, report];
  return [
    heading(row('', ['in sample', 'out of sample', 'whole']).replace(/^ {9}/, 'Metrics  ')),
    ...shown.map((metric) =>
      row(
        metric.title,
        parts.map(({ metrics }) => formattedMetric(metrics[metric.name] ?? null, metric)),
      ),
    ),
    `  Out of sample from ${date(samples.boundary + 1)} on.`,
  ];
};

const date = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? 'open' : new Date(milliseconds - 1).toISOString().slice(0, 10);

const percent = (share: number | null): string =>
  share === null ? '–' : `${grouped(share * 100, 2)}%`;

const resultRow = (label: string, { netPnl, totalReturn, sharpe }: EquityResult): string =>
  row(label, [grouped(netPnl, 2), percent(totalReturn), sharpe === null ? '–' : sharpe.toFixed(2)]);

const costLines = ({ scenarios, delayed, report }: Figures): readonly string[] => {
  const even = report.metrics['break_even_cost_bps'];
  return [
    heading(
      row('', ['net result', 'return', 'Sharpe']).replace(/^ {22}/, 'Costs and delay       '),
    ),
    ...scenarios.map((scenario) => resultRow(`${scenario.factor} × costs`, scenario)),
    delayed
      ? resultRow('one bar more delay', delayed)
      : row('one bar more delay', ['not computed: too many bars']),
    row('break-even cost', [even === null || even === undefined ? '–' : `${even.toFixed(1)} bps`]),
  ];
};

const drawdownLines = ({ input }: Figures): readonly string[] =>
  input.drawdowns.slice(0, DRAWDOWNS).map(({ depth, peak, trough, recovery }) => {
    const ends = recovery === null ? 'not recovered' : `recovered ${date(input.times?.[recovery])}`;
    return `  ${percent(depth).padStart(9)}  from ${date(input.times?.[peak])}  low ${date(input.times?.[trough])}  ${ends}`;
  });

/** The equity of so many rows, evenly spaced, the last one included. */
const thinned = (curve: EquityCurve, most: number): number[] => {
  const last = curve.length - 1;
  const count = Math.min(most, curve.length);
  const rows = Int32Array.from({ length: count }, (_, place) =>
    Math.round((place * last) / Math.max(1, count - 1)),
  );
  return [...figureAt(curve, 'equity', rows)];
};

const chart = ({ record: { equity } }: FinishedRun): readonly string[] => {
  if (equity.length < 2) return ['  too few bars for a curve'];
  const lines = plot(thinned(equity, CHART_WIDTH), {
    height: CHART_HEIGHT,
    format: (value) => grouped(value, 0).padStart(AXIS),
  }).split('\n');
  const [first, last] = [date(equity.time[0]), date(equity.time[equity.length - 1])];
  const width = Math.max(first.length + last.length + 1, Math.min(CHART_WIDTH, equity.length));
  const dates = `${' '.repeat(AXIS + 2)}${first}${last.padStart(width - first.length)}`;
  return [...lines.map((line) => line.trimEnd()), dates];
};

const warningLines = (warnings: readonly Warning[]): readonly string[] =>
  warnings.length === 0
    ? ['  none']
    : warnings.flatMap(({ code, detail }) => [`  ${alerting(code)}`, ...wrapped(detail, 4)]);

const titleLines = ({ plan, record, history }: FinishedRun): readonly string[] => {
  const { time, length } = record.equity;
  const titles = plan.strategies.map(({ definition }) => definition.title).join(', ');
  const { currency } = plan.terms;
  const end = grouped(record.equity.at(length - 1).equity, 2);
  return [
    ...wrapped(`${titles} on ${history.name}`, 0).map(heading),
    ...wrapped(
      `${firstDay(plan, record)} to ${date(time[length - 1])}, ${grouped(record.bars, 0)} bars of ${plan.timeframe}, equity at the end ${end} ${currency}`,
      0,
    ),
  ];
};

const dataLines = (run: FinishedRun): readonly string[] => {
  const notices = dataNotices(run);
  return notices.length === 0 ? [] : ['', heading('Data'), ...notices];
};

/** What a run comes to, for a terminal of 80 columns or a log. */
export const summaryLines = (run: FinishedRun): readonly string[] => {
  const { figures, warnings } = run;
  return [
    '',
    ...titleLines(run),
    '',
    ...metricLines(figures),
    '',
    ...costLines(figures),
    '',
    heading('Largest drawdowns'),
    ...(figures.input.drawdowns.length === 0 ? ['  none'] : drawdownLines(figures)),
    '',
    heading('Equity'),
    ...chart(run),
    '',
    heading(warnings.length === 0 ? 'Warnings' : `Warnings (${warnings.length})`),
    ...warningLines(warnings),
    ...dataLines(run),
  ];
};
