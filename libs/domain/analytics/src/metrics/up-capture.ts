import { capture } from '../statistics/series.ts';
import { NO_BENCHMARK } from './metric.ts';
import type { Metric } from './metric.ts';

export const upCapture: Metric = {
  name: 'up_capture',
  title: 'Up capture',
  group: 'benchmark',
  unit: 'ratio',
  formula: 'mean(r) / mean(b) over periods with b > 0',
  source: 'Morningstar, "Upside and downside capture ratios" (2009)',
  compute: (input) => {
    const { benchmark, returns } = input;
    if (!benchmark) return NO_BENCHMARK;
    return capture(returns, benchmark, (value) => value > 0);
  },
};
