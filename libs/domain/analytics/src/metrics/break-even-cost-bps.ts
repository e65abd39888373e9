import { NO_ACCOUNT } from './metric.ts';
import type { Metric } from './metric.ts';

export const breakEvenCostBps: Metric = {
  name: 'break_even_cost_bps',
  title: 'Break-even cost, bps',
  group: 'account',
  unit: 'ratio',
  formula: '(profit + costs) / traded notional, in basis points',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { account } = input;
    if (!account) return NO_ACCOUNT;
    const { costs, endEquity, startEquity, traded } = account;
    return ((endEquity - startEquity + costs) / traded) * 10_000;
  },
};
