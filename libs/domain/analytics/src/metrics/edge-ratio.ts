import { meanOf } from '../statistics/trades.ts';
import { NO_TRADES } from './metric.ts';
import type { Metric } from './metric.ts';

export const edgeRatio: Metric = {
  name: 'edge_ratio',
  title: 'Edge ratio',
  group: 'trade',
  unit: 'ratio',
  formula: 'mean MFE / |mean MAE|',
  source: 'Faith, "Way of the Turtle" (2007), chapter 5',
  compute: (input) => {
    const { trades } = input;
    if (!trades || trades.length === 0) return NO_TRADES;
    return meanOf(trades.map(({ mfe }) => mfe)) / -meanOf(trades.map(({ mae }) => mae));
  },
};
