import { yearsOf } from '../statistics/series.ts';
import { TOO_SHORT } from './metric.ts';
import type { Metric } from './metric.ts';

export const cagr: Metric = {
  name: 'cagr',
  title: 'Compound annual growth rate',
  group: 'return',
  unit: 'fraction',
  formula:
    '(1 + total)^(1 / years) − 1; years are elapsed days / 365.25 where times are known, else n / P',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    if (input.returns.length < 60) return TOO_SHORT;
    const growth = input.curve[input.returns.length] ?? NaN;
    return growth ** (1 / yearsOf(input)) - 1;
  },
};
