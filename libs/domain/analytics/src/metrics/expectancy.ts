import { meanOf } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const expectancy: Metric = {
  name: 'expectancy',
  title: 'Expectancy',
  group: 'trade',
  unit: 'money',
  formula: 'mean pnl of round trips',
  source: 'Tharp, "Trade Your Way to Financial Freedom", 2nd ed. (2007)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return meanOf(trades.map(({ pnl }) => pnl));
  },
};
