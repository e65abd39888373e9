import { numberOf } from '@stratvector/model';
import { Sma } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { Lag } from './blocks/change.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const dpo: IndicatorDefinition = {
  name: 'dpo',
  title: 'Detrended price oscillator',
  source:
    'Murphy, "Technical Analysis of the Financial Markets" (1999); TA-Lib: the price period / 2 + 1 bars ago less the average now, so that nothing is known early',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 20,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['close'],
  outputs: ['value'],
  // A window of two bars is shorter than its shift.
  warmUp: (parameters) => Math.max(3, numberOf(parameters, 'period')),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const source = sourceOf(parameters);
    const average = new Sma(period);
    const before = new Lag(Math.floor(period / 2) + 1);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const price = source(bar);
        values[0] = before.push(price) - average.push(price);
      },
    };
  },
};
