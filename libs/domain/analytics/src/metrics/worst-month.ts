import { NO_MONTHS } from './metric.ts';
import type { Metric } from './metric.ts';

export const worstMonth: Metric = {
  name: 'worst_month',
  title: 'Worst month',
  group: 'return',
  unit: 'fraction',
  formula: 'smallest monthly return',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { months } = input;
    if (!months || months.length === 0) return NO_MONTHS;
    return Math.min(...months.map(({ value }) => value));
  },
};
