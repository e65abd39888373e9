import { downsideDeviation } from '../statistics/series.ts';
import { TOO_SHORT } from './metric.ts';
import type { Metric } from './metric.ts';

export const downsideDeviationAnnual: Metric = {
  name: 'downside_deviation_annual',
  title: 'Downside deviation a year',
  group: 'risk',
  unit: 'fraction',
  formula: 'd√P, d = √(mean(min(r − rf, 0)²)) over all n',
  source:
    'Sortino and Price, "Performance measurement in a downside risk framework", Journal of Investing 3 (1994)',
  compute: (input) => {
    if (input.returns.length < 60) return TOO_SHORT;
    return downsideDeviation(input) * Math.sqrt(input.periodsPerYear);
  },
};
