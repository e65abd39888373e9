import { correlation } from './correlation.ts';
import type { Metric } from './metric.ts';

export const rSquared: Metric = {
  name: 'r_squared',
  title: 'R² with the benchmark',
  group: 'benchmark',
  unit: 'ratio',
  formula: 'correlation²',
  source: 'Jensen, "The performance of mutual funds", Journal of Finance 23 (1968)',
  compute: (input) => {
    const value = correlation.compute(input);
    return typeof value === 'string' ? value : value * value;
  },
};
