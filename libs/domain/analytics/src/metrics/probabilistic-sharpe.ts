import { sharpeProbability } from '../statistics/series.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const probabilisticSharpe: Metric = {
  name: 'probabilistic_sharpe',
  title: 'Probabilistic Sharpe ratio',
  group: 'significance',
  unit: 'fraction',
  formula: 'Φ((SR − 0) √(n − 1) / √(1 − γ3 SR + (γ4 − 1)/4 SR²)), SR per period',
  source:
    'Bailey and López de Prado, "The Sharpe ratio efficient frontier", Journal of Risk 15 (2012)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return sharpeProbability(input, 0);
  },
};
