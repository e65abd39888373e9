import { meanOf } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const averageMae: Metric = {
  name: 'average_mae',
  title: 'Average adverse excursion',
  group: 'trade',
  unit: 'fraction',
  formula: 'mean MAE, a negative number',
  source: 'Sweeney, "Maximum Adverse Excursion" (1997)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return meanOf(trades.map(({ mae }) => mae));
  },
};
