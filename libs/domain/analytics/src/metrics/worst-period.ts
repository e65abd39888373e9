import { smallest } from '../statistics/series.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const worstPeriod: Metric = {
  name: 'worst_period',
  title: 'Worst period',
  group: 'return',
  unit: 'fraction',
  formula: 'min(r)',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return smallest(input.returns);
  },
};
