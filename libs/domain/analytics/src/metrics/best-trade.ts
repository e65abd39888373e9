import { NO_TRADES } from './metric.ts';
import { largestOf } from '../statistics/trades.ts';
import type { Metric } from './metric.ts';

export const bestTrade: Metric = {
  name: 'best_trade',
  title: 'Best round trip',
  group: 'trade',
  unit: 'money',
  formula: 'largest pnl',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return largestOf(trades.map(({ pnl }) => pnl));
  },
};
