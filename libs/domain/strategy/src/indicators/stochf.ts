import { numberOf } from '@stratvector/model';
import { Sma } from './blocks/averages.ts';
import { Stochastic } from './blocks/stochastic.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const stochf: IndicatorDefinition = {
  name: 'stochf',
  title: 'Fast stochastic',
  source: 'Lane, "Lane\'s stochastics", Stocks & Commodities 2 (1984)',
  parameters: [
    {
      name: 'k',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 5,
      unit: 'bars',
      description: 'Bars of the range.',
    },
    {
      name: 'd',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 3,
      unit: 'bars',
      description: 'Bars of the average of k.',
    },
  ],
  inputs: ['high', 'low', 'close'],
  outputs: ['k', 'd'],
  warmUp: (parameters) => numberOf(parameters, 'k') + numberOf(parameters, 'd') - 1,
  create: (parameters) => {
    const k = numberOf(parameters, 'k');
    const d = numberOf(parameters, 'd');
    const raw = new Stochastic(k);
    const average = new Sma(d);
    const values = new Float64Array(2).fill(NaN);
    return {
      values,
      update: (bar) => {
        const fast = raw.push(bar.high, bar.low, bar.close);
        const smooth = average.push(fast);
        if (Number.isNaN(smooth)) return;
        values[0] = fast;
        values[1] = smooth;
      },
    };
  },
};
