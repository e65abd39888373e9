import { downsideDeviation } from '../statistics/series.ts';
import { mean } from '../statistics/statistics.ts';
import { TOO_SHORT } from './metric.ts';
import type { Metric } from './metric.ts';

export const sortino: Metric = {
  name: 'sortino',
  title: 'Sortino ratio',
  group: 'risk',
  unit: 'ratio',
  formula: 'mean(r − rf) / d · √P',
  source:
    'Sortino and Price, "Performance measurement in a downside risk framework", Journal of Investing 3 (1994)',
  compute: (input) => {
    if (input.returns.length < 60) return TOO_SHORT;
    const excess = mean(input.returns) - input.riskFree;
    return (excess / downsideDeviation(input)) * Math.sqrt(input.periodsPerYear);
  },
};
