import { numberOf } from '@stratvector/model';
import { SOURCE, ratioOf, sourceOf } from './blocks/bar-parts.ts';
import { RollingMoments } from './blocks/rolling-moments.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const skew: IndicatorDefinition = {
  name: 'skew',
  title: 'Skewness',
  source: 'population moments of the window; 0 where nothing moves',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 3,
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
        window.push(source(bar));
        values[0] = ratioOf(window.moment(3), window.variance ** 1.5);
      },
    };
  },
};
