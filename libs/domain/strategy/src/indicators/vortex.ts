import { numberOf } from '@stratvector/model';
import { ratioOf } from './blocks/bar-parts.ts';
import { RollingSum } from './blocks/rolling-sum.ts';
import { TrueRange } from './blocks/true-range.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const vortex: IndicatorDefinition = {
  name: 'vortex',
  title: 'Vortex indicator',
  source: 'Botes and Siepman, "The vortex indicator", Stocks & Commodities 28 (2010)',
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
  outputs: ['plus', 'minus'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const range = new TrueRange();
    const [up, down, width] = [
      new RollingSum(period),
      new RollingSum(period),
      new RollingSum(period),
    ];
    let high = NaN;
    let low = NaN;
    const values = new Float64Array(2).fill(NaN);
    return {
      values,
      update: (bar) => {
        const wide = range.push(bar);
        if (!Number.isNaN(wide)) {
          const total = width.push(wide);
          values[0] = ratioOf(up.push(Math.abs(bar.high - low)), total);
          values[1] = ratioOf(down.push(Math.abs(bar.low - high)), total);
        }
        high = bar.high;
        low = bar.low;
      },
    };
  },
};
