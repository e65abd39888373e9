import { meanOf } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const averageBarsHeld: Metric = {
  name: 'average_bars_held',
  title: 'Average bars held',
  group: 'trade',
  unit: 'bars',
  formula: 'mean bars, entry and exit bars included',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return meanOf(trades.map(({ bars }) => bars));
  },
};
