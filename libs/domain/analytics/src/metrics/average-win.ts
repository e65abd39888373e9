import { meanOf, winners } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const averageWin: Metric = {
  name: 'average_win',
  title: 'Average win',
  group: 'trade',
  unit: 'money',
  formula: 'mean pnl of winners',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return meanOf(winners(trades).map(({ pnl }) => pnl));
  },
};
