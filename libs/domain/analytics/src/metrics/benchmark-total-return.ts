import { NO_BENCHMARK } from './metric.ts';
import type { Metric } from './metric.ts';

export const benchmarkTotalReturn: Metric = {
  name: 'benchmark_total_return',
  title: 'Total return of the benchmark',
  group: 'benchmark',
  unit: 'fraction',
  formula: 'Π(1 + b) − 1',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const { benchmark } = input;
    if (!benchmark) return NO_BENCHMARK;
    return benchmark.reduce((growth, value) => growth * (1 + value), 1) - 1;
  },
};
