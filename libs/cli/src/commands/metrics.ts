import { readFileSync } from 'node:fs';
import { computeMetrics, METRICS, seriesOf } from '@stratvector/domain-analytics';
import type { MetricsReport } from '@stratvector/domain-analytics';
import { BadInput } from '../failure.ts';
import { formattedMetric } from '../run/summary.ts';
import { codeOf } from '../run/system-error.ts';

export interface MetricsOptions {
  readonly kind?: 'equity' | 'returns';
  readonly benchmark?: string;
  readonly periodsPerYear: string;
  readonly json?: true;
}

interface Column {
  readonly kind: 'equity' | 'returns';
  readonly times: Float64Array | null;
  readonly values: Float64Array;
}

const DAY_MS = 86_400_000;

const linesOf = (file: string): readonly string[] => {
  try {
    return readFileSync(file, 'utf8').trim().split(/\r?\n/);
  } catch (error) {
    throw new BadInput([`${file}: it cannot be read (${codeOf(error)}); name a CSV file`]);
  }
};

const numbersOf = (
  file: string,
  rows: readonly (readonly string[])[],
  place: number,
): Float64Array => {
  const problems: string[] = [];
  const values = Float64Array.from(rows, (row, index) => {
    const text = row[place] ?? '';
    const value = text.trim() === '' ? NaN : Number(text);
    if (!Number.isFinite(value))
      problems.push(`${file}:${index + 2}: found "${text}", allowed is a number`);
    return value;
  });
  if (problems.length > 0) throw new BadInput(problems.slice(0, 20));
  return values;
};

const timesOf = (
  file: string,
  rows: readonly (readonly string[])[],
  place: number,
): Float64Array | null => {
  if (place < 0) return null;
  const times = Float64Array.from(rows, (row) => Date.parse(row[place] ?? ''));
  const bad = times.findIndex((time, row) => !(time > (times[row - 1] ?? -Infinity)));
  if (bad >= 0)
    throw new BadInput([
      `${file}:${bad + 2}: found "${rows[bad]?.[place] ?? ''}", allowed are ISO 8601 times, each after the one before`,
    ]);
  return times;
};

/** A file `time,equity` or `time,return`; other columns are passed over. */
const readColumn = (file: string, asked: MetricsOptions['kind']): Column => {
  const [head = '', ...lines] = linesOf(file);
  const names = head.split(',').map((name) => name.trim().toLowerCase());
  const equity = names.indexOf('equity');
  const returns = names.indexOf('return');
  const kind = asked ?? (equity >= 0 ? 'equity' : 'returns');
  const place = kind === 'equity' ? equity : returns;
  if (place < 0)
    throw new BadInput([
      `${file}:1: there is no column "${kind === 'equity' ? 'equity' : 'return'}"; found ${names.join(', ')}`,
    ]);
  const rows = lines.map((line) => line.split(','));
  if (rows.length === 0)
    throw new BadInput([`${file}: there are no rows in it; a header alone is no series`]);
  return {
    kind,
    times: timesOf(file, rows, names.indexOf('time')),
    values: numbersOf(file, rows, place),
  };
};

const returnsOf = ({ kind, values }: Column): Float64Array =>
  kind === 'returns'
    ? values
    : values.subarray(1).map((value, row) => value / (values[row] ?? NaN) - 1);

/** The time before the first return: of returns it is a day earlier. */
const periodTimes = ({ kind, times }: Column): Float64Array | null => {
  if (!times || kind === 'equity') return times;
  return Float64Array.from([(times[0] ?? NaN) - DAY_MS, ...times]);
};

const periodsOf = (text: string): number => {
  const periods = Number(text);
  if (periods > 0 && periods <= 1_000_000) return periods;
  throw new BadInput([
    `--periods-per-year: found "${text}", allowed is a number above 0 and up to 1000000`,
  ]);
};

const benchmarkOf = (file: string, periods: number): Float64Array => {
  const returns = returnsOf(readColumn(file, undefined));
  if (returns.length === periods) return returns;
  throw new BadInput([
    `--benchmark ${file}: it has ${returns.length} returns, the series has ${periods}; give one for each period`,
  ]);
};

const lineOf = ({ metrics, reasons }: MetricsReport, metric: (typeof METRICS)[number]): string => {
  const value = metrics[metric.name] ?? null;
  const reason = reasons[metric.name];
  const text = formattedMetric(value, metric).padStart(14);
  return `${metric.name.padEnd(28)} ${text}${reason === undefined ? '' : `  ${reason}`}`;
};

/** `stratvector metrics FILE.csv`: every metric of any series. */
export const metrics = (file: string, options: MetricsOptions): void => {
  const column = readColumn(file, options.kind);
  const returns = returnsOf(column);
  const report = computeMetrics(
    seriesOf({
      returns,
      times: periodTimes(column),
      periodsPerYear: periodsOf(options.periodsPerYear),
      riskFree: 0,
      benchmark:
        options.benchmark === undefined ? null : benchmarkOf(options.benchmark, returns.length),
    }),
  );
  if (options.json) console.log(JSON.stringify(report));
  else console.log(METRICS.map((metric) => lineOf(report, metric)).join('\n'));
};
