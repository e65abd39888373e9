import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { Change } from './blocks/change.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const mom: IndicatorDefinition = {
  name: 'mom',
  title: 'Momentum',
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
    const change = new Change(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = change.push(source(bar));
      },
    };
  },
};
