import { yearsOf } from '../statistics/series.ts';
import { NO_ACCOUNT } from './metric.ts';
import type { Metric } from './metric.ts';

export const turnover: Metric = {
  name: 'turnover',
  title: 'Turnover a year',
  group: 'account',
  unit: 'ratio',
  formula: 'traded notional / average equity / years',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { account } = input;
    if (!account) return NO_ACCOUNT;
    return account.traded / account.averageEquity / yearsOf(input);
  },
};
