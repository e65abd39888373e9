import { numberOf } from '@stratvector/model';
import { Ema } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const dema: IndicatorDefinition = {
  name: 'dema',
  title: 'Double exponential moving average',
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
  warmUp: (parameters) => 2 * numberOf(parameters, 'period') - 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const source = sourceOf(parameters);
    const first = new Ema(period);
    const second = new Ema(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const once = first.push(source(bar));
        values[0] = 2 * once - second.push(once);
      },
    };
  },
};
