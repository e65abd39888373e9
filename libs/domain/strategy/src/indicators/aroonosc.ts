import { numberOf } from '@stratvector/model';
import { RollingMax, RollingMin } from './blocks/rolling-extreme.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const aroonosc: IndicatorDefinition = {
  name: 'aroonosc',
  title: 'Aroon oscillator',
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
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const highest = new RollingMax(period + 1);
    const lowest = new RollingMin(period + 1);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        highest.push(bar.high);
        lowest.push(bar.low);
        values[0] = (100 * (lowest.age - highest.age)) / period;
      },
    };
  },
};
