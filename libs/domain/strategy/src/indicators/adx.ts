import { numberOf } from '@stratvector/model';
import { Rma } from './blocks/averages.ts';
import { Directional } from './blocks/directional.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const adx: IndicatorDefinition = {
  name: 'adx',
  title: 'Average directional index',
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
  warmUp: (parameters) => 2 * numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const movement = new Directional(period);
    const average = new Rma(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        movement.push(bar);
        values[0] = average.push(movement.index);
      },
    };
  },
};
