import { losses } from '../statistics/series.ts';
import { sum } from '../statistics/statistics.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const gainToPain: Metric = {
  name: 'gain_to_pain',
  title: 'Gain to pain',
  group: 'risk',
  unit: 'ratio',
  formula: 'Σr / Σmax(−r, 0)',
  source: 'Schwager, "Hedge Fund Market Wizards" (2012), appendix A',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return sum(input.returns) / losses(input.returns);
  },
};
