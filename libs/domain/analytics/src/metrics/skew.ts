import { moment } from '../statistics/statistics.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const skew: Metric = {
  name: 'skew',
  title: 'Skewness',
  group: 'distribution',
  unit: 'ratio',
  formula: 'm3 / m2^1.5, population moments',
  source:
    'Joanes and Gill, "Comparing measures of sample skewness and kurtosis", The Statistician 47 (1998)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return moment(input.returns, 3) / moment(input.returns, 2) ** 1.5;
  },
};
