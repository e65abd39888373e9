import { NO_MONTHS } from './metric.ts';
import type { Metric } from './metric.ts';

export const positiveMonthsRate: Metric = {
  name: 'positive_months_rate',
  title: 'Positive months',
  group: 'return',
  unit: 'fraction',
  formula: 'share of months above 0',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { months } = input;
    if (!months || months.length === 0) return NO_MONTHS;
    return months.filter(({ value }) => value > 0).length / months.length;
  },
};
