import { firstAutocorrelation } from '../statistics/series.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const autocorrelation: Metric = {
  name: 'autocorrelation',
  title: 'First autocorrelation',
  group: 'distribution',
  unit: 'ratio',
  formula: 'Σ(r_t − m)(r_{t−1} − m) / Σ(r_t − m)²',
  source: 'Box and Jenkins, "Time Series Analysis" (1970), section 2.1',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return firstAutocorrelation(input.returns);
  },
};
