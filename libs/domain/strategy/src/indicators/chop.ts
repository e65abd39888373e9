import { numberOf } from '@stratvector/model';
import { RollingMax, RollingMin } from './blocks/rolling-extreme.ts';
import { RollingSum } from './blocks/rolling-sum.ts';
import { TrueRange } from './blocks/true-range.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const chop: IndicatorDefinition = {
  name: 'chop',
  title: 'Choppiness index',
  source: 'Dreiss, "Choppiness index" (1991)',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 14,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['high', 'low', 'close'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const range = new TrueRange();
    const total = new RollingSum(period);
    const highest = new RollingMax(period);
    const lowest = new RollingMin(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const width = highest.push(bar.high) - lowest.push(bar.low);
        const wide = range.push(bar);
        if (Number.isNaN(wide)) return;
        const sum = total.push(wide);
        values[0] = width > 0 ? (100 * Math.log10(sum / width)) / Math.log10(period) : sum - sum;
      },
    };
  },
};
