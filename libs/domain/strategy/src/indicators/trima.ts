import { numberOf } from '@stratvector/model';
import { Sma } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const trima: IndicatorDefinition = {
  name: 'trima',
  title: 'Triangular moving average',
  source: 'TA-Lib: a simple average of a simple average',
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
    const long = new Sma(Math.floor((period + 1) / 2));
    const short = new Sma(Math.floor(period / 2) + 1);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = short.push(long.push(source(bar)));
      },
    };
  },
};
