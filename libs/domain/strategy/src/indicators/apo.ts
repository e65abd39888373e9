import { numberOf } from '@stratvector/model';
import { Sma } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const apo: IndicatorDefinition = {
  name: 'apo',
  title: 'Absolute price oscillator',
  source: 'TA-Lib with simple averages',
  parameters: [
    SOURCE,
    {
      name: 'fast',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 12,
      unit: 'bars',
      description: 'Bars of the fast average.',
    },
    {
      name: 'slow',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 26,
      unit: 'bars',
      description: 'Bars of the slow average.',
    },
  ],
  inputs: ['close'],
  outputs: ['value'],
  warmUp: (parameters) => Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow')),
  create: (parameters) => {
    const fast = numberOf(parameters, 'fast');
    const slow = numberOf(parameters, 'slow');
    const source = sourceOf(parameters);
    const quick = new Sma(fast);
    const calm = new Sma(slow);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const price = source(bar);
        values[0] = quick.push(price) - calm.push(price);
      },
    };
  },
};
