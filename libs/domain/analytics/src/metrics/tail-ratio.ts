import { quantile } from '../statistics/statistics.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const tailRatio: Metric = {
  name: 'tail_ratio',
  title: 'Tail ratio',
  group: 'distribution',
  unit: 'ratio',
  formula: '|95 % quantile| / |5 % quantile|',
  source: 'Konishi and Fan, pyfolio documentation (2015)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    const { returns } = input;
    return Math.abs(quantile(returns, 0.95)) / Math.abs(quantile(returns, 0.05));
  },
};
