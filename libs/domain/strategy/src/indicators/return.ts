import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { Lag } from './blocks/change.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const simpleReturn: IndicatorDefinition = {
  name: 'return',
  title: 'Simple return',
  source: 'close / close so many bars ago − 1; 0 where that was 0',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 1,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['close'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const source = sourceOf(parameters);
    const before = new Lag(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const price = source(bar);
        const past = before.push(price);
        values[0] = past === 0 ? 0 : price / past - 1;
      },
    };
  },
};
