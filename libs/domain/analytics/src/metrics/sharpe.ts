import { mean, sampleDeviation } from '../statistics/statistics.ts';
import { TOO_SHORT } from './metric.ts';
import type { Metric } from './metric.ts';

export const sharpe: Metric = {
  name: 'sharpe',
  title: 'Sharpe ratio',
  group: 'risk',
  unit: 'ratio',
  formula: 'mean(r − rf) / s · √P',
  source: 'Sharpe, "The Sharpe ratio", Journal of Portfolio Management 21 (1994)',
  compute: (input) => {
    if (input.returns.length < 60) return TOO_SHORT;
    const { returns, riskFree, periodsPerYear } = input;
    const excess = returns.map((value) => value - riskFree);
    return (mean(excess) / sampleDeviation(excess)) * Math.sqrt(periodsPerYear);
  },
};
