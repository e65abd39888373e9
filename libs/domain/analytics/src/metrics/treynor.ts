import { mean } from '../statistics/statistics.ts';
import { beta } from './beta.ts';
import { NO_BENCHMARK, TOO_SHORT } from './metric.ts';
import type { Metric } from './metric.ts';

export const treynor: Metric = {
  name: 'treynor',
  title: 'Treynor ratio',
  group: 'benchmark',
  unit: 'ratio',
  formula: 'mean(r − rf) · P / beta',
  source:
    'Treynor, "How to rate management of investment funds", Harvard Business Review 43 (1965)',
  compute: (input) => {
    if (input.returns.length < 60) return TOO_SHORT;
    const { benchmark, returns } = input;
    if (!benchmark) return NO_BENCHMARK;
    if (benchmark.length !== returns.length) return NO_BENCHMARK;
    const excess = (mean(returns) - input.riskFree) * input.periodsPerYear;
    return excess / Number(beta.compute(input));
  },
};
