import { drawdownDays } from '../statistics/series.ts';
import type { Metric } from './metric.ts';

export const maxDrawdownDays: Metric = {
  name: 'max_drawdown_days',
  title: 'Days of the largest drawdown',
  group: 'drawdown',
  unit: 'days',
  formula: 'from its peak to its recovery, or to the end',
  source: 'Bacon, "Practical Portfolio Performance Measurement and Attribution", 2nd ed. (2008)',
  compute: (input) => {
    return drawdownDays(input, input.drawdowns[0]);
  },
};
