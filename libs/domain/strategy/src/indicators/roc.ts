import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { Lag } from './blocks/change.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const roc: IndicatorDefinition = {
  name: 'roc',
  title: 'Rate of change',
  source: 'Murphy, "Technical Analysis of the Financial Markets" (1999)',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 10,
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
        values[0] = past === 0 ? 0 : (price / past - 1) * 100;
      },
    };
  },
};
