import { gains, losses } from '../statistics/series.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const omega: Metric = {
  name: 'omega',
  title: 'Omega ratio',
  group: 'risk',
  unit: 'ratio',
  formula: 'Σmax(r, 0) / Σmax(−r, 0)',
  source:
    'Keating and Shadwick, "A universal performance measure", Journal of Performance Measurement 6 (2002)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return gains(input.returns) / losses(input.returns);
  },
};
