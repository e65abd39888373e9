import { longestStreak } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const losingStreak: Metric = {
  name: 'losing_streak',
  title: 'Longest losing streak',
  group: 'trade',
  unit: 'count',
  formula: 'most losers in a row',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return longestStreak(trades, (pnl) => pnl < 0);
  },
};
