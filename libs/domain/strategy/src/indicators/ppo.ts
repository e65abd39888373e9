import { numberOf } from '@stratvector/model';
import { SOURCE, percentOf, sourceOf } from './blocks/bar-parts.ts';
import { AVERAGE, TwoAverages } from './blocks/two-averages.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const ppo: IndicatorDefinition = {
  name: 'ppo',
  title: 'Percentage price oscillator',
  source: 'Appel, "Technical Analysis: Power Tools for Active Investors" (2005); TA-Lib',
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
    AVERAGE,
  ],
  inputs: ['close'],
  outputs: ['value'],
  warmUp: (parameters) => Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow')),
  create: (parameters) => {
    const fast = numberOf(parameters, 'fast');
    const slow = numberOf(parameters, 'slow');
    const source = sourceOf(parameters);
    const averages = new TwoAverages(parameters, fast, slow);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        averages.push(source(bar));
        values[0] = percentOf(averages.fast - averages.slow, averages.slow, 0);
      },
    };
  },
};
