import { meanOf, winners } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const averageBarsWinners: Metric = {
  name: 'average_bars_winners',
  title: 'Average bars of winners',
  group: 'trade',
  unit: 'bars',
  formula: 'mean bars of round trips with pnl > 0',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return meanOf(winners(trades).map(({ bars }) => bars));
  },
};
