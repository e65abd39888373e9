import { cagr } from './cagr.ts';
import type { Metric } from './metric.ts';

export const calmar: Metric = {
  name: 'calmar',
  title: 'Calmar ratio',
  group: 'drawdown',
  unit: 'ratio',
  formula: 'cagr / |max_drawdown|',
  source: 'Young, "Calmar ratio: a smoother tool", Futures (October 1991)',
  compute: (input) => {
    const growth = cagr.compute(input);
    if (typeof growth === 'string') return growth;
    return growth / Math.abs(input.drawdowns[0]?.depth ?? NaN);
  },
};
