import { difference } from '../statistics/series.ts';
import { mean, sampleDeviation } from '../statistics/statistics.ts';
import { NO_BENCHMARK, TOO_SHORT } from './metric.ts';
import type { Metric } from './metric.ts';

export const informationRatio: Metric = {
  name: 'information_ratio',
  title: 'Information ratio',
  group: 'benchmark',
  unit: 'ratio',
  formula: 'mean(r − b) / sd(r − b) · √P',
  source: 'Grinold and Kahn, "Active Portfolio Management", 2nd ed. (2000)',
  compute: (input) => {
    if (input.returns.length < 60) return TOO_SHORT;
    const { benchmark, returns } = input;
    if (!benchmark) return NO_BENCHMARK;
    const active = difference(returns, benchmark);
    return (mean(active) / sampleDeviation(active)) * Math.sqrt(input.periodsPerYear);
  },
};
