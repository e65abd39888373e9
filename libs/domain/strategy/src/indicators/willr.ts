import { numberOf } from '@stratvector/model';
import { Stochastic } from './blocks/stochastic.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const willr: IndicatorDefinition = {
  name: 'willr',
  title: 'Williams %R',
  source: 'Williams, "How I Made One Million Dollars" (1973)',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 14,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['high', 'low', 'close'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const raw = new Stochastic(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const place = raw.push(bar.high, bar.low, bar.close);
        values[0] = raw.range === 0 ? 0 : place - 100;
      },
    };
  },
};
