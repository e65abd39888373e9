import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { Lag } from './blocks/change.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const lag: IndicatorDefinition = {
  name: 'lag',
  title: 'Value so many bars ago',
  source: 'by definition',
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
        values[0] = before.push(source(bar));
      },
    };
  },
};
