import { numberOf } from '@stratvector/model';
import { Ema } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { MacdLine } from './blocks/macd-line.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const macd: IndicatorDefinition = {
  name: 'macd',
  title: 'Moving average convergence divergence',
  source:
    'Appel, "Technical Analysis: Power Tools for Active Investors" (2005); TA-Lib: the fast average starts with the slow one',
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
    {
      name: 'signal',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 9,
      unit: 'bars',
      description: 'Bars of the signal line.',
    },
  ],
  inputs: ['close'],
  outputs: ['macd', 'signal', 'histogram'],
  warmUp: (parameters) =>
    Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow')) +
    numberOf(parameters, 'signal') -
    1,
  create: (parameters) => {
    const fast = numberOf(parameters, 'fast');
    const slow = numberOf(parameters, 'slow');
    const signal = numberOf(parameters, 'signal');
    const source = sourceOf(parameters);
    const line = new MacdLine(fast, slow);
    const smooth = new Ema(signal);
    const values = new Float64Array(3).fill(NaN);
    return {
      values,
      update: (bar) => {
        const value = line.push(source(bar));
        const average = smooth.push(value);
        if (Number.isNaN(average)) return;
        values[0] = value;
        values[1] = average;
        values[2] = value - average;
      },
    };
  },
};
