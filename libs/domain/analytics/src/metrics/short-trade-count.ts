import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const shortTradeCount: Metric = {
  name: 'short_trade_count',
  title: 'Short round trips',
  group: 'trade',
  unit: 'count',
  formula: 'closed short round trips',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return trades.filter(({ side }) => side === 'short').length;
  },
};
