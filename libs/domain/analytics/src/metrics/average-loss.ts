import { losers, meanOf } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const averageLoss: Metric = {
  name: 'average_loss',
  title: 'Average loss',
  group: 'trade',
  unit: 'money',
  formula: 'mean pnl of losers, a negative number',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return meanOf(losers(trades).map(({ pnl }) => pnl));
  },
};
