import { NO_ACCOUNT } from './metric.ts';
import type { Metric } from './metric.ts';

export const totalCosts: Metric = {
  name: 'total_costs',
  title: 'Costs',
  group: 'account',
  unit: 'money',
  formula: 'commission, fees and slippage',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { account } = input;
    if (!account) return NO_ACCOUNT;
    return account.costs;
  },
};
