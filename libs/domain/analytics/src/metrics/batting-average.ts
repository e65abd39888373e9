import { difference, shareOf } from '../statistics/series.ts';
import { NO_BENCHMARK } from './metric.ts';
import type { Metric } from './metric.ts';

export const battingAverage: Metric = {
  name: 'batting_average',
  title: 'Batting average',
  group: 'benchmark',
  unit: 'fraction',
  formula: 'share of periods with r > b',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { benchmark, returns } = input;
    if (!benchmark) return NO_BENCHMARK;
    return shareOf(difference(returns, benchmark), (value) => value > 0);
  },
};
