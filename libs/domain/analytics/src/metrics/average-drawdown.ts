import type { Metric } from './metric.ts';

export const averageDrawdown: Metric = {
  name: 'average_drawdown',
  title: 'Average drawdown',
  group: 'drawdown',
  unit: 'fraction',
  formula: 'mean depth of all drawdowns',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    const depths = input.drawdowns.map(({ depth }) => depth);
    if (depths.length === 0) return 0;
    return depths.reduce((total, depth) => total + depth, 0) / depths.length;
  },
};
