import { drawdownDays } from '../statistics/series.ts';
import { largestOf } from '../statistics/trades.ts';
import type { Metric } from './metric.ts';

export const longestDrawdownDays: Metric = {
  name: 'longest_drawdown_days',
  title: 'Longest drawdown',
  group: 'drawdown',
  unit: 'days',
  formula: 'most days from a peak to its recovery, or to the end',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const days = input.drawdowns.map((fall) => drawdownDays(input, fall));
    const missing = days.find((value) => typeof value === 'string');
    if (missing !== undefined) return missing;
    return largestOf([0, ...days.map(Number)]);
  },
};
