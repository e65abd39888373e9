import { numberOf } from '@stratvector/model';
import { Wma } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const wma: IndicatorDefinition = {
  name: 'wma',
  title: 'Weighted moving average',
  source: 'Murphy, "Technical Analysis of the Financial Markets" (1999)',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 30,
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
    const average = new Wma(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = average.push(source(bar));
      },
    };
  },
};
