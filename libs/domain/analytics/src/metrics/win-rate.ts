import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const winRate: Metric = {
  name: 'win_rate',
  title: 'Win rate',
  group: 'trade',
  unit: 'fraction',
  formula: 'share of round trips with pnl > 0',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return trades.filter(({ pnl }) => pnl > 0).length / trades.length;
  },
};
