import type { Metric } from './metric.ts';

export const drawdownCount: Metric = {
  name: 'drawdown_count',
  title: 'Drawdowns',
  group: 'drawdown',
  unit: 'count',
  formula: 'number of falls from a peak',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    return input.drawdowns.length;
  },
};
