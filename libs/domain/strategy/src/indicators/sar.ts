import { numberOf } from '@stratvector/model';
import { Parabolic } from './blocks/parabolic.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const sar: IndicatorDefinition = {
  name: 'sar',
  title: 'Parabolic stop and reverse',
  source: 'Wilder, "New Concepts in Technical Trading Systems" (1978)',
  parameters: [
    {
      name: 'acceleration',
      type: 'number',
      min: 0.0001,
      max: 1,
      default: 0.02,
      unit: 'ratio',
      description: 'Step of the acceleration.',
    },
    {
      name: 'maximum',
      type: 'number',
      min: 0.0001,
      max: 1,
      default: 0.2,
      unit: 'ratio',
      description: 'Largest acceleration.',
    },
  ],
  inputs: ['high', 'low'],
  outputs: ['value'],
  warmUp: () => 2,
  create: (parameters) => {
    const acceleration = numberOf(parameters, 'acceleration');
    const maximum = numberOf(parameters, 'maximum');
    const stop = new Parabolic(acceleration, maximum);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = stop.push(bar);
      },
    };
  },
};
