import { regressionOnTime } from '../statistics/statistics.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const stability: Metric = {
  name: 'stability',
  title: 'Stability',
  group: 'distribution',
  unit: 'ratio',
  formula: 'R² of the cumulative log return on time, at the n period ends',
  source: 'pyfolio documentation (2015)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return regressionOnTime(input.curve.subarray(1).map(Math.log)).rSquared;
  },
};
