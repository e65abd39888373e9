import type { Metric } from './metric.ts';

export const maxDrawdown: Metric = {
  name: 'max_drawdown',
  title: 'Largest drawdown',
  group: 'drawdown',
  unit: 'fraction',
  formula: 'min(curve / running maximum − 1), a negative number',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    return input.drawdowns[0]?.depth ?? 0;
  },
};
