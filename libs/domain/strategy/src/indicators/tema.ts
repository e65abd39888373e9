import { numberOf } from '@stratvector/model';
import { Ema } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const tema: IndicatorDefinition = {
  name: 'tema',
  title: 'Triple exponential moving average',
  source: 'Mulloy, "Smoothing data with faster moving averages", Stocks & Commodities 12 (1994)',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 30,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['close'],
  outputs: ['value'],
  warmUp: (parameters) => 3 * numberOf(parameters, 'period') - 2,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const source = sourceOf(parameters);
    const first = new Ema(period);
    const second = new Ema(period);
    const third = new Ema(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const once = first.push(source(bar));
        const twice = second.push(once);
        values[0] = 3 * once - 3 * twice + third.push(twice);
      },
    };
  },
};
