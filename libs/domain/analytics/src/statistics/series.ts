import type { MetricsInput, MonthFigure } from '../metrics/metric.ts';
import type { Drawdown } from './drawdowns.ts';
import { normalCdf } from './normal.ts';
import { mean, moment, quantile, sampleDeviation, sum } from './statistics.ts';

const DAY_MS = 86_400_000;
export const DAYS_PER_YEAR = 365.25;

/** Elapsed days / 365.25 where times are known, else n / P. */
export const yearsOf = ({ times, returns, periodsPerYear }: MetricsInput): number =>
  times
    ? ((times[times.length - 1] ?? NaN) - (times[0] ?? NaN)) / DAY_MS / DAYS_PER_YEAR
    : returns.length / periodsPerYear;

export const gains = (returns: Float64Array): number =>
  sum(returns.map((value) => Math.max(value, 0)));

export const losses = (returns: Float64Array): number =>
  sum(returns.map((value) => Math.max(-value, 0)));

export const largest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, value), -Infinity);

export const smallest = (values: Float64Array): number =>
  values.reduce((least, value) => Math.min(least, value), Infinity);

export const difference = (a: Float64Array, b: Float64Array): Float64Array =>
  a.map((value, row) => value - (b[row] ?? NaN));

/** NaN of nothing. */
export const shareOf = (values: Float64Array, holds: (value: number) => boolean): number =>
  values.filter(holds).length / values.length;

/** √(mean(min(r − rf, 0)²)) over all n. */
export const downsideDeviation = ({ returns, riskFree }: MetricsInput): number =>
  Math.sqrt(mean(returns.map((value) => Math.min(value - riskFree, 0) ** 2)));

/** Minus the mean of the returns at or under the quantile. */
export const expectedShortfall = (returns: Float64Array, share: number): number => {
  const bound = quantile(returns, share);
  return -mean(returns.filter((value) => value <= bound));
};

/** Mean of r over mean of b in the periods that the benchmark's return selects. */
export const capture = (
  returns: Float64Array,
  benchmark: Float64Array,
  selects: (value: number) => boolean,
): number => {
  const own = returns.filter((_, row) => selects(benchmark[row] ?? NaN));
  return mean(own) / mean(benchmark.filter(selects));
};

export const firstAutocorrelation = (returns: Float64Array): number => {
  const center = mean(returns);
  const products = returns.map((value, row) =>
    row === 0 ? 0 : (value - center) * ((returns[row - 1] ?? NaN) - center),
  );
  return sum(products) / (moment(returns, 2) * returns.length);
};

/** Days from the peak to the recovery, or to the end; 0 without a drawdown. */
export const drawdownDays = (
  { times, returns }: MetricsInput,
  fall: Drawdown | undefined,
): number | string => {
  if (!fall) return 0;
  if (!times) return 'NO_TIMES: the series has no times';
  const end = times[fall.recovery ?? returns.length] ?? NaN;
  return (end - (times[fall.peak] ?? NaN)) / DAY_MS;
};

/** The Sharpe ratio per period, and n − 1 times the variance of its estimate. */
export const sharpeSpread = ({ returns, riskFree }: MetricsInput) => {
  const excess = returns.map((value) => value - riskFree);
  const ratio = mean(excess) / sampleDeviation(excess);
  const variance = moment(excess, 2);
  const skew = moment(excess, 3) / variance ** 1.5;
  const kurtosis = moment(excess, 4) / variance ** 2;
  return { ratio, spread: 1 - skew * ratio + ((kurtosis - 1) / 4) * ratio * ratio };
};

/** The probability that the true Sharpe ratio per period is above `threshold`. */
export const sharpeProbability = (input: MetricsInput, threshold: number): number => {
  const { ratio, spread } = sharpeSpread(input);
  const n = input.returns.length;
  return normalCdf(((ratio - threshold) * Math.sqrt(n - 1)) / Math.sqrt(spread));
};

const monthOf = (time: number) => {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
};

/** Returns by calendar month (UTC) of the period ends. */
export const monthsOf = (curve: Float64Array, times: Float64Array): readonly MonthFigure[] => {
  const months: { year: number; month: number; value: number }[] = [];
  const at = (row: number): number => curve[row] ?? NaN;
  let base = at(0);
  for (let row = 1; row < curve.length; row += 1) {
    const { year, month } = monthOf(times[row] ?? NaN);
    const last = months.at(-1);
    if (last?.year === year && last.month === month) last.value = at(row) / base - 1;
    else {
      base = at(row - 1);
      months.push({ year, month, value: at(row) / base - 1 });
    }
  }
  return months;
};
