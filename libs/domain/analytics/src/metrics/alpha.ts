import { mean } from '../statistics/statistics.ts';
import { beta } from './beta.ts';
import { NO_BENCHMARK, TOO_SHORT } from './metric.ts';
import type { Metric } from './metric.ts';

export const alpha: Metric = {
  name: 'alpha',
  title: 'Alpha a year',
  group: 'benchmark',
  unit: 'fraction',
  formula: '(mean(r − rf) − beta · mean(b − rf)) · P',
  source: 'Jensen, "The performance of mutual funds", Journal of Finance 23 (1968)',
  compute: (input) => {
    if (input.returns.length < 60) return TOO_SHORT;
    const { benchmark, returns } = input;
    if (!benchmark) return NO_BENCHMARK;
    const { riskFree, periodsPerYear } = input;
    const slope = Number(beta.compute(input));
    return (mean(returns) - riskFree - slope * (mean(benchmark) - riskFree)) * periodsPerYear;
  },
};
