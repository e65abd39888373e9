import { totalOf } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const longPnl: Metric = {
  name: 'long_pnl',
  title: 'Long profit',
  group: 'trade',
  unit: 'money',
  formula: 'Σ pnl of long round trips',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return totalOf(trades.filter(({ side }) => side === 'long').map(({ pnl }) => pnl));
  },
};
