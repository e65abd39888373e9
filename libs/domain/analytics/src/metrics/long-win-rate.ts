import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const longWinRate: Metric = {
  name: 'long_win_rate',
  title: 'Long win rate',
  group: 'trade',
  unit: 'fraction',
  formula: 'share of long round trips with pnl > 0',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    const same = trades.filter(({ side }) => side === 'long');
    return same.filter(({ pnl }) => pnl > 0).length / same.length;
  },
};
