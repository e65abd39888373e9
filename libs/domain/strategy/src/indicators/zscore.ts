import { numberOf } from '@stratvector/model';
import { SOURCE, ratioOf, sourceOf } from './blocks/bar-parts.ts';
import { RollingMoments } from './blocks/rolling-moments.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const zscore: IndicatorDefinition = {
  name: 'zscore',
  title: 'Z-score',
  source: '(value − mean) / population deviation of the window; 0 where nothing moves',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 20,
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
    const window = new RollingMoments(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const price = source(bar);
        window.push(price);
        values[0] = ratioOf(price - window.mean, Math.sqrt(window.variance));
      },
    };
  },
};
