import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const longTradeCount: Metric = {
  name: 'long_trade_count',
  title: 'Long round trips',
  group: 'trade',
  unit: 'count',
  formula: 'closed long round trips',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return trades.filter(({ side }) => side === 'long').length;
  },
};
