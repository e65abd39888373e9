import { NO_TRADES } from './metric.ts';
import { smallestOf } from '../statistics/trades.ts';
import type { Metric } from './metric.ts';

export const worstTrade: Metric = {
  name: 'worst_trade',
  title: 'Worst round trip',
  group: 'trade',
  unit: 'money',
  formula: 'smallest pnl',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return smallestOf(trades.map(({ pnl }) => pnl));
  },
};
