import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { RollingMin } from './blocks/rolling-extreme.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const rollingMin: IndicatorDefinition = {
  name: 'min',
  title: 'Lowest value',
  source: 'by definition; TA-Lib',
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
    const window = new RollingMin(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = window.push(source(bar));
      },
    };
  },
};
