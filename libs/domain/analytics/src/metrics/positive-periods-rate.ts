import { shareOf } from '../statistics/series.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const positivePeriodsRate: Metric = {
  name: 'positive_periods_rate',
  title: 'Positive periods',
  group: 'distribution',
  unit: 'fraction',
  formula: 'share of r > 0 among r ≠ 0',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    const moved = input.returns.filter((value) => value !== 0);
    return shareOf(moved, (value) => value > 0);
  },
};
