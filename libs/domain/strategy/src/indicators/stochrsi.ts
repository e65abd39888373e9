import { numberOf } from '@stratvector/model';
import { Rma, Sma } from './blocks/averages.ts';
import { SOURCE, percentOf, sourceOf } from './blocks/bar-parts.ts';
import { Change } from './blocks/change.ts';
import { Stochastic } from './blocks/stochastic.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const stochrsi: IndicatorDefinition = {
  name: 'stochrsi',
  title: 'Stochastic of the relative strength index',
  source: 'Chande and Kroll, "The New Technical Trader" (1994)',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 14,
      unit: 'bars',
      description: 'Bars of the window.',
    },
    {
      name: 'fast_k',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 5,
      unit: 'bars',
      description: 'Bars of the range.',
    },
    {
      name: 'fast_d',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 3,
      unit: 'bars',
      description: 'Bars of the average of k.',
    },
  ],
  inputs: ['close'],
  outputs: ['k', 'd'],
  warmUp: (parameters) =>
    numberOf(parameters, 'period') +
    numberOf(parameters, 'fast_k') +
    numberOf(parameters, 'fast_d') -
    1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const fastK = numberOf(parameters, 'fast_k');
    const fastD = numberOf(parameters, 'fast_d');
    const source = sourceOf(parameters);
    const change = new Change(1);
    const up = new Rma(period);
    const down = new Rma(period);
    const raw = new Stochastic(fastK);
    const average = new Sma(fastD);
    const values = new Float64Array(2).fill(NaN);
    return {
      values,
      update: (bar) => {
        const moved = change.push(source(bar));
        if (Number.isNaN(moved)) return;
        const gain = up.push(Math.max(moved, 0));
        const loss = down.push(Math.max(-moved, 0));
        if (Number.isNaN(gain)) return;
        const strength = percentOf(gain, gain + loss, 0);
        const k = raw.push(strength, strength, strength);
        const d = average.push(k);
        if (Number.isNaN(d)) return;
        values[0] = k;
        values[1] = d;
      },
    };
  },
};
