import { mean } from '../statistics/statistics.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const meanReturn: Metric = {
  name: 'mean_return',
  title: 'Mean return per period',
  group: 'return',
  unit: 'fraction',
  formula: 'mean(r)',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return mean(input.returns);
  },
};
