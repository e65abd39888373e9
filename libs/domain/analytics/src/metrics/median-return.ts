import { quantile } from '../statistics/statistics.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const medianReturn: Metric = {
  name: 'median_return',
  title: 'Median return per period',
  group: 'return',
  unit: 'fraction',
  formula: '50 % quantile of r',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return quantile(input.returns, 0.5);
  },
};
