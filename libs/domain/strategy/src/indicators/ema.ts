import { numberOf } from '@stratvector/model';
import { Ema } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const ema: IndicatorDefinition = {
  name: 'ema',
  title: 'Exponential moving average',
  source: 'TA-Lib: seeded with the simple average of its first window; α = 2 / (period + 1)',
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
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const source = sourceOf(parameters);
    const average = new Ema(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = average.push(source(bar));
      },
    };
  },
};
