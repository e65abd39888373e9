import { NO_MONTHS } from './metric.ts';
import type { Metric } from './metric.ts';

export const bestMonth: Metric = {
  name: 'best_month',
  title: 'Best month',
  group: 'return',
  unit: 'fraction',
  formula: 'largest monthly return',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { months } = input;
    if (!months || months.length === 0) return NO_MONTHS;
    return Math.max(...months.map(({ value }) => value));
  },
};
