import { meanOf } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const averageDaysHeld: Metric = {
  name: 'average_days_held',
  title: 'Average days held',
  group: 'trade',
  unit: 'days',
  formula: 'mean days from entry to exit',
  source: 'Pardo, "The Evaluation and Optimization of Trading Strategies", 2nd ed. (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return meanOf(trades.map(({ days }) => days));
  },
};
