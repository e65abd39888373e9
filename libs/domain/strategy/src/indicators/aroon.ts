import { numberOf } from '@stratvector/model';
import { RollingMax, RollingMin } from './blocks/rolling-extreme.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const aroon: IndicatorDefinition = {
  name: 'aroon',
  title: 'Aroon',
  source: 'Chande, "A time price oscillator", Stocks & Commodities 13 (1995)',
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
  inputs: ['high', 'low'],
  outputs: ['down', 'up'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const highest = new RollingMax(period + 1);
    const lowest = new RollingMin(period + 1);
    const values = new Float64Array(2).fill(NaN);
    return {
      values,
      update: (bar) => {
        highest.push(bar.high);
        lowest.push(bar.low);
        values[0] = (100 * (period - lowest.age)) / period;
        values[1] = (100 * (period - highest.age)) / period;
      },
    };
  },
};
