import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { RollingMoments } from './blocks/rolling-moments.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const variance: IndicatorDefinition = {
  name: 'var',
  title: 'Variance',
  source: 'population variance; TA-Lib',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 5,
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
        values[0] = window.variance;
      },
    };
  },
};
