import { quantile } from '../statistics/statistics.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const var99: Metric = {
  name: 'var_99',
  title: 'Value at risk, 99%',
  group: 'risk',
  unit: 'fraction',
  formula: 'minus the 1 % quantile of r, linear between order statistics; losses are positive',
  source: 'Jorion, "Value at Risk", 3rd ed. (2006), chapter 5',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return -quantile(input.returns, 0.01);
  },
};
