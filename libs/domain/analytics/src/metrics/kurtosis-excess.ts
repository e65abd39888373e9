import { moment } from '../statistics/statistics.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const kurtosisExcess: Metric = {
  name: 'kurtosis_excess',
  title: 'Excess kurtosis',
  group: 'distribution',
  unit: 'ratio',
  formula: 'm4 / m2² − 3, population moments',
  source:
    'Joanes and Gill, "Comparing measures of sample skewness and kurtosis", The Statistician 47 (1998)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return moment(input.returns, 4) / moment(input.returns, 2) ** 2 - 3;
  },
};
