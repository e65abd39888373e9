import { mean, sampleDeviation } from '../statistics/statistics.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const sqn: Metric = {
  name: 'sqn',
  title: 'System quality number',
  group: 'trade',
  unit: 'ratio',
  formula: '√N · mean / sd (n − 1) of trade returns',
  source: 'Tharp, "Definitive Guide to Position Sizing" (2008)',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    const returns = Float64Array.from(trades, (trade) => trade.return);
    return (Math.sqrt(returns.length) * mean(returns)) / sampleDeviation(returns);
  },
};
