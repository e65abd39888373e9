import { NO_ACCOUNT } from './metric.ts';
import type { Metric } from './metric.ts';

export const netProfit: Metric = {
  name: 'net_profit',
  title: 'Net profit',
  group: 'account',
  unit: 'money',
  formula: 'equity at the end − equity at the start',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { account } = input;
    if (!account) return NO_ACCOUNT;
    return account.endEquity - account.startEquity;
  },
};
