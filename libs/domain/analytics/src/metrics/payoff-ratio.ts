import { losers, meanOf, winners } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const payoffRatio: Metric = {
  name: 'payoff_ratio',
  title: 'Payoff ratio',
  group: 'trade',
  unit: 'ratio',
  formula: 'mean win / |mean loss|',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    const pnlOf = ({ pnl }: { pnl: number }): number => pnl;
    return meanOf(winners(trades).map(pnlOf)) / -meanOf(losers(trades).map(pnlOf));
  },
};
