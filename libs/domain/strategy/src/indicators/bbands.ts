import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { RollingMoments } from './blocks/rolling-moments.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const bbands: IndicatorDefinition = {
  name: 'bbands',
  title: 'Bollinger bands',
  source: 'Bollinger, "Bollinger on Bollinger Bands" (2001); population deviation',
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
    {
      name: 'width',
      type: 'number',
      min: 0,
      max: 100,
      default: 2,
      unit: 'deviations',
      description: 'Deviations from the middle.',
    },
  ],
  inputs: ['close'],
  outputs: ['upper', 'middle', 'lower'],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const width = numberOf(parameters, 'width');
    const source = sourceOf(parameters);
    const window = new RollingMoments(period);
    const values = new Float64Array(3).fill(NaN);
    return {
      values,
      update: (bar) => {
        window.push(source(bar));
        const spread = width * Math.sqrt(window.variance);
        values[0] = window.mean + spread;
        values[1] = window.mean;
        values[2] = window.mean - spread;
      },
    };
  },
};
