import { NO_MONTHS } from './metric.ts';
import type { Metric } from './metric.ts';

export const averageMonth: Metric = {
  name: 'average_month',
  title: 'Average month',
  group: 'return',
  unit: 'fraction',
  formula: 'mean monthly return',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { months } = input;
    if (!months || months.length === 0) return NO_MONTHS;
    return months.reduce((total, { value }) => total + value, 0) / months.length;
  },
};
