import { largest } from '../statistics/series.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const bestPeriod: Metric = {
  name: 'best_period',
  title: 'Best period',
  group: 'return',
  unit: 'fraction',
  formula: 'max(r)',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return largest(input.returns);
  },
};
