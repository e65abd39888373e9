import { METRICS } from '@stratvector/domain-analytics';
import type { MetricsReport } from '@stratvector/domain-analytics';
import type { ReportData, ReportFact, ReportMetric, ReportPrices } from '@stratvector/report-page';
import type { FinishedRun } from '../run/finished-run.ts';
import { unnamedStrategy } from '../run/strategies.ts';
import { firstDay } from '../run/first-day.ts';
import { grouped } from '../run/terminal.ts';
import { usedConfiguration } from '../run/used-configuration.ts';
import { attributionTables } from './attribution.ts';
import { costCharts, equityCharts, exposureCharts, rollingCharts } from './charts.ts';
import {
  costTables,
  day,
  drawdowns,
  holdingHistogram,
  months,
  returnHistogram,
  tradesOf,
  years,
} from './tables.ts';

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
/** More price charts than this would make the page large; those that traded come first. */
const PRICES_MAX = 400;

const partsOf = ({ figures: { report, samples } }: FinishedRun) =>
  samples
    ? [
        ['in sample', samples.inSample] as const,
        ['out of sample', samples.outOfSample] as const,
        ['whole', report] as const,
      ]
    : [['whole', report] as const];

const metricsOf = (parts: readonly (readonly [string, MetricsReport])[]): readonly ReportMetric[] =>
  METRICS.map(({ name, title, group, unit, formula }) => ({
    name,
    title,
    group,
    unit,
    formula,
    values: parts.map(([, { metrics, reasons }]) => ({
      value: metrics[name] ?? null,
      reason: reasons[name] ?? null,
    })),
  }));

/** What stands below a main figure, where something can be compared. */
const noteOf = ({ figures: { input, report } }: FinishedRun, metric: string): string => {
  const { metrics } = report;
  const other = metrics['benchmark_total_return'];
  if (metric === 'total_return' && typeof other === 'number')
    return `benchmark ${(other * 100).toFixed(2)}%`.replace('-', '−');
  if (metric === 'cagr')
    return `over ${(input.returns.length / input.periodsPerYear).toFixed(1)} years`;
  const probable = metrics['probabilistic_sharpe'];
  if (metric === 'sharpe' && typeof probable === 'number')
    return `${(probable * 100).toFixed(1)}% likely above 0`;
  const days = metrics['max_drawdown_days'];
  if (metric === 'max_drawdown' && typeof days === 'number') return `${grouped(days, 0)} days`;
  return '';
};

const factsOf = ({ plan, record, history, loaded }: FinishedRun): readonly ReportFact[] => {
  const { time, length } = record.equity;
  const names = plan.instruments.map(({ instrument }) => instrument.id);
  const shown = names.slice(0, 6).join(', ');
  const unnamed = unnamedStrategy(loaded);
  return [
    ...(unnamed === null ? [] : [{ term: 'Strategy', text: unnamed }]),
    { term: 'Data', text: history.name },
    { term: 'Period', text: `${firstDay(plan, record)} to ${day(time[length - 1])}` },
    { term: 'Bars', text: `${grouped(record.bars, 0)} of ${plan.timeframe}` },
    {
      term: names.length === 1 ? 'Instrument' : `${names.length} instruments`,
      text: names.length > 6 ? `${shown} …` : shown,
    },
  ];
};

const conventionsOf = ({ plan, log, figures }: FinishedRun): readonly ReportFact[] => {
  const exits = log.fills.filter(({ ticket }) => ticket.role !== 'entry');
  const decided = exits.filter(({ fill }) => fill.policyDecided).length;
  const { intrabar, limitFill, latencyMs, participationMax } = plan.venue;
  return [
    {
      term: 'Fills',
      text: `market orders at the ${plan.fill === 'next-open' ? 'next open' : 'close they were decided on'}, limits when the price trades ${limitFill === 'through' ? 'through' : 'at'} them, latency ${latencyMs} ms${participationMax === null ? '' : `, at most ${participationMax} of a bar's volume`}`,
    },
    {
      term: 'Inside the bar',
      text: `${intrabar}; the policy decided ${decided} of ${exits.length} exits`,
    },
    { term: 'End of the run', text: 'open positions are marked at their last close' },
    ...Object.entries(figures.report.conventions).map(([name, value]) => ({
      term: name.replaceAll('_', ' '),
      text: String(value),
    })),
    {
      term: 'benchmark',
      text: 'with the same costs from the same start, bound by its cash alone; scaled: its result times the run’s average gross exposure',
    },
  ];
};

/** Those that traded come first, where there are more than fit. */
const pricesOf = ({ plan, figures }: FinishedRun): ReportPrices => {
  const traded = new Set(figures.trades.map(({ instrumentId }) => instrumentId));
  const all = plan.instruments;
  const first = [
    ...all.filter(({ instrument }) => traded.has(instrument.id)),
    ...all.filter(({ instrument }) => !traded.has(instrument.id)),
  ].slice(0, PRICES_MAX);
  const rest = all.length - first.length;
  return {
    note: `Triangles below the line are entries, diamonds above it exits; point at one for what it was.${rest > 0 ? ` ${rest} more instruments are in fills.csv and trades.csv alone.` : ''}`,
    instruments: all
      .filter((one) => first.includes(one))
      .map(({ instrument, columns }) => ({
        name: instrument.id,
        time: columns.closeTime,
        close: columns.close,
      })),
  };
};

const configurationText = (run: FinishedRun): string =>
  [
    ...run.plan.strategies.map(({ id, parameters }) => `${id}: ${JSON.stringify(parameters)}`),
    '',
    ...usedConfiguration(run)
      .filter(({ value }) => value !== '')
      .map(({ path, value }) => `${path} = ${value}`),
  ].join('\n');

/** The tear sheet of a finished run, as values. */
export const reportDataOf = (run: FinishedRun): ReportData => {
  const { figures, plan, warnings, record } = run;
  const parts = partsOf(run);
  const end = record.equity.at(record.equity.length - 1).equity;
  const { currency } = plan.terms;
  const start = grouped(figures.costed.equity[0] ?? NaN, 2);
  return {
    title: plan.strategies.map(({ definition }) => definition.title).join(', '),
    subtitle: `${start} ${currency} became ${grouped(end, 2)} ${currency}.`,
    currency,
    facts: factsOf(run),
    warnings,
    samples: parts.map(([name]) => name),
    boundary: figures.samples?.boundary ?? null,
    metrics: metricsOf(parts),
    headline: HEADLINE.map((metric) => ({ metric, note: noteOf(run, metric) })),
    equity: equityCharts(run),
    drawdowns: drawdowns(run),
    months: months(run),
    years: years(run),
    histograms: [...returnHistogram(run), ...holdingHistogram(run)],
    rolling: rollingCharts(run),
    exposure: exposureCharts(run),
    trades: tradesOf(run),
    costs: costTables(run),
    costCharts: costCharts(run),
    prices: pricesOf(run),
    attribution: attributionTables(run),
    conventions: conventionsOf(run),
    configuration: configurationText(run),
  };
};
