import type { Metric } from './metric.ts';

export const totalReturn: Metric = {
  name: 'total_return',
  title: 'Total return',
  group: 'return',
  unit: 'fraction',
  formula: 'Π(1 + r) − 1',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    return (input.curve[input.returns.length] ?? NaN) - 1;
  },
};
