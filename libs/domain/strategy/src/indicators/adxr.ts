import { numberOf } from '@stratvector/model';
import { Rma } from './blocks/averages.ts';
import { Lag } from './blocks/change.ts';
import { Directional } from './blocks/directional.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const adxr: IndicatorDefinition = {
  name: 'adxr',
  title: 'Average directional index rating',
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
  warmUp: (parameters) => 3 * numberOf(parameters, 'period') - 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const movement = new Directional(period);
    const average = new Rma(period);
    const before = new Lag(period - 1);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        movement.push(bar);
        const adx = average.push(movement.index);
        if (Number.isNaN(adx)) return;
        values[0] = (adx + before.push(adx)) / 2;
      },
    };
  },
};
