import { quantile } from '../statistics/statistics.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const var95: Metric = {
  name: 'var_95',
  title: 'Value at risk, 95%',
  group: 'risk',
  unit: 'fraction',
  formula: 'minus the 5 % quantile of r, linear between order statistics; losses are positive',
  source: 'Jorion, "Value at Risk", 3rd ed. (2006), chapter 5',
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    return -quantile(input.returns, 0.05);
  },
};
