import { difference } from '../statistics/series.ts';
import { sampleDeviation } from '../statistics/statistics.ts';
import { NO_BENCHMARK, TOO_SHORT } from './metric.ts';
import type { Metric } from './metric.ts';

export const trackingError: Metric = {
  name: 'tracking_error',
  title: 'Tracking error a year',
  group: 'benchmark',
  unit: 'fraction',
  formula: 'sd(r − b) · √P',
  source: 'Grinold and Kahn, "Active Portfolio Management", 2nd ed. (2000)',
  compute: (input) => {
    if (input.returns.length < 60) return TOO_SHORT;
    const { benchmark, returns } = input;
    if (!benchmark) return NO_BENCHMARK;
    return sampleDeviation(difference(returns, benchmark)) * Math.sqrt(input.periodsPerYear);
  },
};
