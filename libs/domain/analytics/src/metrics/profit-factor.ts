import { losers, totalOf, winners } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const profitFactor: Metric = {
  name: 'profit_factor',
  title: 'Profit factor',
  group: 'trade',
  unit: 'ratio',
  formula: 'gross win / gross loss',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    const pnlOf = ({ pnl }: { pnl: number }): number => pnl;
    return totalOf(winners(trades).map(pnlOf)) / -totalOf(losers(trades).map(pnlOf));
  },
};
