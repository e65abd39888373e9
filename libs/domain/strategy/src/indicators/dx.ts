import { numberOf } from '@stratvector/model';
import { Directional } from './blocks/directional.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const dx: IndicatorDefinition = {
  name: 'dx',
  title: 'Directional movement index',
  source: 'Wilder, "New Concepts in Technical Trading Systems" (1978)',
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
    const movement = new Directional(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        movement.push(bar);
        values[0] = movement.index;
      },
    };
  },
};
