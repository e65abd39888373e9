import { numberOf } from '@stratvector/model';
import { RollingMax, RollingMin } from './blocks/rolling-extreme.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const midprice: IndicatorDefinition = {
  name: 'midprice',
  title: 'Midprice',
  source: 'mean of highest high and lowest low; TA-Lib',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 14,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['high', 'low'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const highest = new RollingMax(period);
    const lowest = new RollingMin(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = (highest.push(bar.high) + lowest.push(bar.low)) / 2;
      },
    };
  },
};
