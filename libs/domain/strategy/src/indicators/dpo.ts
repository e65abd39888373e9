import { numberOf } from '@stratvector/model';
import { Sma } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { Lag } from './blocks/change.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const dpo: IndicatorDefinition = {
  name: 'dpo',
  title: 'Detrended price oscillator',
  source: 'Murphy, "Technical Analysis of the Financial Markets" (1999); without looking ahead',
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
  warmUp: (parameters) =>
    numberOf(parameters, 'period') + Math.floor(numberOf(parameters, 'period') / 2) + 1,
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
        const smooth = average.push(price);
        if (Number.isNaN(smooth)) return;
        values[0] = price - before.push(smooth);
      },
    };
  },
};
