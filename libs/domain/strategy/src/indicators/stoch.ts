import { numberOf } from '@stratvector/model';
import { Sma } from './blocks/averages.ts';
import { Stochastic } from './blocks/stochastic.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const stoch: IndicatorDefinition = {
  name: 'stoch',
  title: 'Slow stochastic',
  source: 'Lane, "Lane\'s stochastics", Stocks & Commodities 2 (1984)',
  parameters: [
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
      name: 'slow_k',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 3,
      unit: 'bars',
      description: 'Bars of the first average.',
    },
    {
      name: 'slow_d',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 3,
      unit: 'bars',
      description: 'Bars of the second average.',
    },
  ],
  inputs: ['high', 'low', 'close'],
  outputs: ['k', 'd'],
  warmUp: (parameters) =>
    numberOf(parameters, 'fast_k') +
    numberOf(parameters, 'slow_k') +
    numberOf(parameters, 'slow_d') -
    2,
  create: (parameters) => {
    const fastK = numberOf(parameters, 'fast_k');
    const slowK = numberOf(parameters, 'slow_k');
    const slowD = numberOf(parameters, 'slow_d');
    const raw = new Stochastic(fastK);
    const first = new Sma(slowK);
    const second = new Sma(slowD);
    const values = new Float64Array(2).fill(NaN);
    return {
      values,
      update: (bar) => {
        const slow = first.push(raw.push(bar.high, bar.low, bar.close));
        const smooth = second.push(slow);
        if (Number.isNaN(smooth)) return;
        values[0] = slow;
        values[1] = smooth;
      },
    };
  },
};
