import { meanOf } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const averageMfe: Metric = {
  name: 'average_mfe',
  title: 'Average favorable excursion',
  group: 'trade',
  unit: 'fraction',
  formula: 'mean MFE',
  source: 'Sweeney, "Maximum Adverse Excursion" (1997)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return meanOf(trades.map(({ mfe }) => mfe));
  },
};
