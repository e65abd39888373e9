import { yearsOf } from '../statistics/series.ts';
import { NO_ACCOUNT } from './metric.ts';
import type { Metric } from './metric.ts';

export const costDrag: Metric = {
  name: 'cost_drag',
  title: 'Cost drag a year',
  group: 'account',
  unit: 'fraction',
  formula: 'costs / average equity / years',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { account } = input;
    if (!account) return NO_ACCOUNT;
    return account.costs / account.averageEquity / yearsOf(input);
  },
};
