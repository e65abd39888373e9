import { drawdownColumn } from '../statistics/drawdowns.ts';
import { mean } from '../statistics/statistics.ts';
import { NO_RETURNS } from './metric.ts';
import type { Metric } from './metric.ts';

export const ulcerIndex: Metric = {
  name: 'ulcer_index',
  title: 'Ulcer index',
  group: 'drawdown',
  unit: 'fraction',
  formula: '√(mean(drawdown²)) over the n period ends',
  source: `Martin and McCann, "The Investor's Guide to Fidelity Funds" (1989)`,
  compute: (input) => {
    if (input.returns.length < 2) return NO_RETURNS;
    const falls = drawdownColumn(input.curve).subarray(1);
    return Math.sqrt(mean(falls.map((value) => value * value)));
  },
};
