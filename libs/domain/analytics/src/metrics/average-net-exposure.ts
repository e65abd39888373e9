import { mean } from '../statistics/statistics.ts';
import { NO_ACCOUNT } from './metric.ts';
import type { Metric } from './metric.ts';

export const averageNetExposure: Metric = {
  name: 'average_net_exposure',
  title: 'Average net exposure',
  group: 'account',
  unit: 'fraction',
  formula: 'mean of net exposure / equity',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { account } = input;
    if (!account) return NO_ACCOUNT;
    return mean(account.net);
  },
};
