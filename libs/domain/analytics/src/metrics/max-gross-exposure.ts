import { largest } from '../statistics/series.ts';
import { NO_ACCOUNT } from './metric.ts';
import type { Metric } from './metric.ts';

export const maxGrossExposure: Metric = {
  name: 'max_gross_exposure',
  title: 'Largest gross exposure',
  group: 'account',
  unit: 'fraction',
  formula: 'max of gross exposure / equity',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { account } = input;
    if (!account) return NO_ACCOUNT;
    return largest(account.gross);
  },
};
