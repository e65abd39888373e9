import { computeMetrics, METRICS, metricsObject, seriesOf } from '@stratvector/domain-analytics';
import type { MetricsReport } from '@stratvector/domain-analytics';
import { numberOfText } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { periodsOf, readSeries } from '../run/series-file.ts';
import type { PeriodSeries } from '../run/series-file.ts';
import { formattedMetric } from '../run/formatted-metric.ts';

export interface MetricsOptions {
  readonly kind?: 'equity' | 'returns';
  readonly benchmark?: string;
  readonly period: 'day' | 'row';
  readonly periodsPerYear: string;
  readonly json?: true;
}

const periodsPerYear = (text: string): number => {
  const periods = numberOfText(text);
  if (periods > 0 && periods <= 1_000_000) return periods;
  throw new BadInput([
    `--periods-per-year: found "${text}", allowed is a number above 0 and up to 1000000`,
  ]);
};

const iso = (time: number | undefined): string =>
  time === undefined ? 'no time' : new Date(time).toISOString().replace('.000Z', 'Z');

/** The benchmark's returns, which have to be those of the same periods. */
const benchmarkOf = (file: string, series: PeriodSeries, period: 'day' | 'row'): Float64Array => {
  const { returns, times } = periodsOf(readSeries(file, undefined), period);
  const wanted = series.returns.length;
  if (returns.length !== wanted)
    throw new BadInput([
      `--benchmark ${file}: it has ${returns.length} returns, the series has ${wanted}; give one for each period`,
    ]);
  const place = times && series.times ? differsAt(times, series.times) : -1;
  if (place >= 0)
    throw new BadInput([
      `--benchmark ${file}: period ${place + 1} ends at ${iso(times?.[place + 1])}, that of the series at ${iso(series.times?.[place + 1])}; give both over the same times`,
    ]);
  return returns;
};

/** The first period whose end differs; the start of returns is only a guess and not compared. */
const differsAt = (times: Float64Array, others: Float64Array): number =>
  times.subarray(1).findIndex((time, row) => time !== others[row + 1]);

const lineOf = ({ metrics, reasons }: MetricsReport, metric: (typeof METRICS)[number]): string => {
  const value = metrics[metric.name] ?? null;
  const reason = reasons[metric.name];
  const text = formattedMetric(value, metric).padStart(14);
  return `${metric.name.padEnd(28)} ${text}${reason === undefined ? '' : `  ${reason}`}`;
};

/** `stratvector metrics FILE.csv`: every metric of any series. */
export const metrics = (file: string, options: MetricsOptions): void => {
  const perYear = periodsPerYear(options.periodsPerYear);
  const series = periodsOf(readSeries(file, options.kind), options.period);
  const report = computeMetrics(
    seriesOf({
      ...series,
      periodsPerYear: perYear,
      riskFree: 0,
      benchmark:
        options.benchmark === undefined
          ? null
          : benchmarkOf(options.benchmark, series, options.period),
    }),
  );
  if (options.json) console.log(JSON.stringify(metricsObject(report)));
  else console.log(METRICS.map((metric) => lineOf(report, metric)).join('\n'));
};
