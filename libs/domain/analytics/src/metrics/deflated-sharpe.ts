import { normalQuantile } from '../statistics/normal.ts';
import { sharpeProbability } from '../statistics/series.ts';
import { NO_RETURNS, NO_TRIALS } from './metric.ts';
import type { Metric } from './metric.ts';

export const deflatedSharpe: Metric = {
  name: 'deflated_sharpe',
  title: 'Deflated Sharpe ratio',
  group: 'significance',
  unit: 'fraction',
  formula:
    'probabilistic Sharpe against the largest Sharpe ratio that so many trials reach by chance',
  source:
    'Bailey and López de Prado, "The deflated Sharpe ratio", Journal of Portfolio Management 40 (2014), eq. 1 and 2',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    const { trials } = input;
    if (!trials || trials.count < 2) return NO_TRIALS;
    const { count, variance } = trials;
    const euler = 0.5772156649015329;
    const largest =
      (1 - euler) * normalQuantile(1 - 1 / count) +
      euler * normalQuantile(1 - 1 / (count * Math.E));
    return sharpeProbability(input, Math.sqrt(variance) * largest);
  },
};
