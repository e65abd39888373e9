import { cagr } from './cagr.ts';
import { ulcerIndex } from './ulcer-index.ts';
import type { Metric } from './metric.ts';

export const martinRatio: Metric = {
  name: 'martin_ratio',
  title: 'Martin ratio',
  group: 'drawdown',
  unit: 'ratio',
  formula: 'cagr / ulcer_index',
  source: `Martin and McCann, "The Investor's Guide to Fidelity Funds" (1989)`,
  compute: (input) => {
    const growth = cagr.compute(input);
    if (typeof growth === 'string') return growth;
    return growth / Number(ulcerIndex.compute(input));
  },
};
