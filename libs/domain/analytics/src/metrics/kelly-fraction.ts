import { payoffRatio } from './payoff-ratio.ts';
import { winRate } from './win-rate.ts';
import type { Metric } from './metric.ts';

export const kellyFraction: Metric = {
  name: 'kelly_fraction',
  title: 'Kelly fraction',
  group: 'trade',
  unit: 'fraction',
  formula: 'W − (1 − W) / R, W the win rate and R the payoff ratio',
  source:
    'Kelly, "A new interpretation of information rate", Bell System Technical Journal 35 (1956)',
  compute: (input) => {
    const rate = winRate.compute(input);
    const payoff = payoffRatio.compute(input);
    if (typeof rate === 'string') return rate;
    return typeof payoff === 'string' ? payoff : rate - (1 - rate) / payoff;
  },
};
