import { covariance, sampleDeviation } from '../statistics/statistics.ts';
import { NO_BENCHMARK } from './metric.ts';
import type { Metric } from './metric.ts';

export const beta: Metric = {
  name: 'beta',
  title: 'Beta',
  group: 'benchmark',
  unit: 'ratio',
  formula: 'cov(r, b) / var(b), n − 1',
  source: 'Jensen, "The performance of mutual funds", Journal of Finance 23 (1968)',
  compute: (input) => {
    const { benchmark, returns } = input;
    if (!benchmark) return NO_BENCHMARK;
    return covariance(returns, benchmark) / sampleDeviation(benchmark) ** 2;
  },
};
