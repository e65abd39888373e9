import { drawdownColumn } from '../statistics/drawdowns.ts';
import { mean } from '../statistics/statistics.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const painIndex: Metric = {
  name: 'pain_index',
  title: 'Pain index',
  group: 'drawdown',
  unit: 'fraction',
  formula: 'mean(|drawdown|) over the n period ends',
  source: 'Becker, "The pain index" (2006), Zephyr Associates',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return -mean(drawdownColumn(input.curve).subarray(1));
  },
};
