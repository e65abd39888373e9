import { sharpeSpread } from '../statistics/series.ts';
import { TOO_SHORT } from './metric.ts';
import type { Metric } from './metric.ts';

export const sharpeStandardError: Metric = {
  name: 'sharpe_standard_error',
  title: 'Standard error of the Sharpe ratio',
  group: 'significance',
  unit: 'ratio',
  formula: '√((1 − γ3 SR + (γ4 − 1)/4 SR²) / (n − 1)) · √P',
  source:
    'Bailey and López de Prado, "The Sharpe ratio efficient frontier", Journal of Risk 15 (2012)',
  compute: (input) => {
    if (input.returns.length < 60) return TOO_SHORT;
    const { spread } = sharpeSpread(input);
    return Math.sqrt((spread / (input.returns.length - 1)) * input.periodsPerYear);
  },
};
