import { numberOf } from '@stratvector/model';
import { Ema } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { Lag } from './blocks/change.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const trix: IndicatorDefinition = {
  name: 'trix',
  title: 'Rate of change of a triple average',
  source: 'Hutson, "Good TRIX", Stocks & Commodities 1 (1983)',
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
  warmUp: (parameters) => 3 * (numberOf(parameters, 'period') - 1) + 2,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const source = sourceOf(parameters);
    const first = new Ema(period);
    const second = new Ema(period);
    const third = new Ema(period);
    const before = new Lag(1);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const smooth = third.push(second.push(first.push(source(bar))));
        if (Number.isNaN(smooth)) return;
        values[0] = (smooth / before.push(smooth) - 1) * 100;
      },
    };
  },
};
