import { expectedShortfall } from '../statistics/series.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const es95: Metric = {
  name: 'es_95',
  title: 'Expected shortfall, 95%',
  group: 'risk',
  unit: 'fraction',
  formula: 'minus the mean of the returns at or under the 5 % quantile',
  source:
    'Acerbi and Tasche, "On the coherence of expected shortfall", Journal of Banking and Finance 26 (2002)',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return expectedShortfall(input.returns, 0.05);
  },
};
