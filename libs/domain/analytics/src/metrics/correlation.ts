import { covariance, sampleDeviation } from '../statistics/statistics.ts';
import { NO_BENCHMARK } from './metric.ts';
import type { Metric } from './metric.ts';

export const correlation: Metric = {
  name: 'correlation',
  title: 'Correlation with the benchmark',
  group: 'benchmark',
  unit: 'ratio',
  formula: 'cov(r, b) / (sd(r) · sd(b))',
  source: 'Jensen, "The performance of mutual funds", Journal of Finance 23 (1968)',
  compute: (input) => {
    const { benchmark, returns } = input;
    if (!benchmark) return NO_BENCHMARK;
    const both = sampleDeviation(returns) * sampleDeviation(benchmark);
    return covariance(returns, benchmark) / both;
  },
};
