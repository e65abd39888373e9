import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const tradeCount: Metric = {
  name: 'trade_count',
  title: 'Round trips',
  group: 'trade',
  unit: 'count',
  formula: 'closed round trips',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    return input.trades ? input.trades.length : NO_TRADES;
  },
};
