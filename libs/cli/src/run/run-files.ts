import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import {
  DELAYED_BARS_MAX,
  writeEquity,
  writeEvents,
  writeFills,
  writeOrders,
  writePositions,
  writeSignals,
  writeTrades,
} from '@stratvector/backtest';
import type { Figures, RunLog } from '@stratvector/backtest';
import { metricsObject } from '@stratvector/domain-analytics';
import type { EquityResult, MetricsReport } from '@stratvector/domain-analytics';
import { formatDecimal } from '@stratvector/model';
import type { Instrument } from '@stratvector/model';
import { renderReport } from '@stratvector/report-page';
import { reportDataOf } from '../report/report-data.ts';
import { fingerprintOfBars } from './bar-files.ts';
import type { FinishedRun } from './finished-run.ts';
import type { ToldHistory } from './history.ts';
import type { OutputFolder } from './output-folder.ts';
import type { FinerSeries } from './run-series.ts';
import { usedConfiguration } from './used-configuration.ts';
import { VERSION } from '../version.ts';

type ToldSeries = ToldHistory['series'][number];

/** Of the files, or of the columns themselves where there are none. */
const fingerprint = ({ sources, bars }: ToldSeries, isSynthetic: boolean): string => {
  if (!isSynthetic) return sources.map(fingerprintOfBars).join(' ');
  const hash = createHash('sha256');
  for (const column of [bars.openTime, bars.open, bars.high, bars.low, bars.close, bars.volume])
    hash.update(column);
  return `sha256:${hash.digest('hex')}`;
};

const iso = (milliseconds: number | undefined): string | null =>
  milliseconds === undefined ? null : new Date(milliseconds).toISOString();

const configurationOf = (run: FinishedRun) =>
  Object.fromEntries(usedConfiguration(run).map(({ path, plain: value }) => [path, value]));

const finerOf = ({ given, bars, without, different }: FinerSeries) => ({
  timeframe: given?.timeframe ?? null,
  fingerprint: given?.sources.map(fingerprintOfBars).join(' ') ?? null,
  rows: bars.length,
  bars_without: without,
  bars_different: different,
});

const dataOf = (series: ToldSeries, { name, isSynthetic }: ToldHistory) => {
  const { instrument, timeframe, counts, tally, findings, bars, barCounts, halts, finer } = series;
  return {
    instrument,
    timeframe,
    source: name,
    fingerprint: fingerprint(series, isSynthetic),
    rows: counts,
    reasons: tally,
    findings: findings.map(({ row, kind, sentence }) => ({ row, kind, sentence })),
    calendar: series.calendar,
    outside_hours: barCounts.outsideHours,
    outside_listing: barCounts.outsideListing,
    missing_bars: barCounts.missing,
    rounded_bars: barCounts.rounded,
    adjust: series.adjustment,
    is_adjusted: series.factors !== null,
    halts: halts.map(({ from, to }) => ({ from: iso(from), to: to === Infinity ? null : iso(to) })),
    finer: finer && finerOf(finer),
    corporate_actions: series.booked.map(({ at, action }) => ({ ...action, at: iso(at) })),
    first: iso(bars.openTime[0]),
    last: iso(bars.closeTime[bars.length - 1]),
  };
};

/** A file of bars that says what a currency is worth, and by when. */
const rateOf = ({ declared: { currency, quote }, series }: ToldHistory['rates'][number]) => ({
  currency,
  quote,
  timeframe: series.timeframe,
  fingerprint: fingerprintOfBars(series.source),
  rows: series.bars.length,
  first: iso(series.bars.openTime[0]),
  last: iso(series.bars.closeTime.at(-1)),
});

const instrumentText = (instrument: Instrument) => ({
  id: instrument.id,
  type: instrument.type,
  currency: instrument.currency,
  exchange: instrument.exchange,
  multiplier: instrument.multiplier,
  ...(instrument.rate.numerator !== instrument.rate.denominator && {
    rate: instrument.unitValue / instrument.multiplier,
  }),
  tick: formatDecimal(instrument.tick, instrument.priceDecimals),
  lot: formatDecimal(instrument.lot, instrument.quantityDecimals),
});

const plain = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;

const json = (value: unknown): string => `${JSON.stringify(value, plain, 2)}\n`;

/** Why there is no result at one bar more of delay, where there is none. */
const DELAY_SKIPPED = `not computed: the run has more than ${DELAYED_BARS_MAX} bars, and a second run would double its time`;

const resultOf = ({ netPnl, totalReturn, sharpe, maxDrawdown }: EquityResult) => ({
  net_profit: Number(netPnl.toFixed(4)),
  total_return: totalReturn,
  sharpe,
  max_drawdown: maxDrawdown,
});

const scenariosOf = ({ scenarios, delayed }: Figures) => ({
  costs: scenarios.map((scenario) => ({ factor: scenario.factor, ...resultOf(scenario) })),
  one_bar_more_delay: delayed ? resultOf(delayed) : DELAY_SKIPPED,
});

/** Orders by what they are: approved ones go out whole, or an algorithm sends children in their place. */
const ordersOf = (orders: RunLog['orders']) => {
  const guards = orders.filter(
    ({ ticket: { role } }) => role !== 'entry' && role !== 'exit',
  ).length;
  const approved = orders.filter(({ ticket }) => ticket.parentId === null).length;
  return {
    approved,
    worked_over_time: orders.filter(({ type, ticket }) => type !== ticket.type).length,
    children: orders.length - approved - guards,
    protective: guards,
  };
};

/** `run.json`: only the wall-time fields differ between two runs of the same input. */
const runJson = (run: FinishedRun): string => {
  const { loaded, history, plan, record, log, warnings, figures } = run;
  const { time, length } = record.equity;
  const exits = log.fills.filter(({ ticket }) => ticket.role !== 'entry');
  return json({
    engine_version: VERSION,
    seed: loaded.configuration.backtest.seed,
    configuration: configurationOf(run),
    strategies: plan.strategies.map(({ id, definition, parameters }) => ({
      id,
      name: definition.name,
      parameters,
    })),
    data: history.series.map((series) => dataOf(series, history)),
    ...(history.rates.length > 0 && { exchange_rates: history.rates.map(rateOf) }),
    benchmark_data: history.benchmark && dataOf(history.benchmark, history),
    instruments: plan.instruments.map(({ instrument }) => instrumentText(instrument)),
    period: { first: iso(time[0]), last: iso(time[length - 1]) },
    bars: record.bars,
    equity_rows: run.equityRows,
    wall_ms: Math.round(run.wallMs),
    cpu_ms: Math.round(run.cpuMs),
    bars_per_second: Math.round(record.bars / (run.wallMs / 1000)),
    policy: {
      intrabar: plan.venue.intrabar,
      exits: exits.length,
      exits_decided_by_policy: exits.filter(({ fill }) => fill.policyDecided).length,
    },
    orders: ordersOf(log.orders),
    events: run.journal.length,
    scenarios: scenariosOf(figures),
    warnings,
  });
};

/** With a holdout, every metric once more for each of the two parts. */
const metricsJson = ({ report, samples }: Figures): unknown => {
  if (!samples) return metricsObject(report);
  const part = ({ metrics, reasons }: MetricsReport) => ({ ...metrics, reasons });
  return {
    ...metricsObject(report),
    holdout: { fraction: samples.fraction, out_of_sample_from: iso(samples.boundary) },
    in_sample: part(samples.inSample),
    out_of_sample: part(samples.outOfSample),
  };
};

/** Writes every file of the run into its folder. */
export const writeRunFiles = (folder: OutputFolder, run: FinishedRun): void => {
  const { plan, record, log, figures, journal } = run;
  const instruments = new Map(
    plan.instruments.map(({ instrument }) => [instrument.id, instrument]),
  );
  const { equity } = record;
  const rows = run.equityRows === 'daily' ? figures.sessions : null;
  writeEquity(folder.file('equity.csv'), equity, rows, figures.benchmark);
  writePositions(folder.file('positions.csv'), plan, log, { time: equity.time, rows });
  writeFills(folder.file('fills.csv'), log, instruments);
  writeOrders(folder.file('orders.csv'), log, instruments);
  writeSignals(folder.file('signals.csv'), log, instruments);
  writeTrades(folder.file('trades.csv'), figures.trades);
  writeEvents(folder.file('events.ndjson'), journal.entries());
  writeFileSync(folder.file('metrics.json'), json(metricsJson(figures)));
  writeFileSync(folder.file('report.html'), renderReport(reportDataOf(run)));
  writeFileSync(folder.file('run.json'), runJson(run));
};
