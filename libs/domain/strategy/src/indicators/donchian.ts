import { numberOf } from '@stratvector/model';
import { RollingMax, RollingMin } from './blocks/rolling-extreme.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const donchian: IndicatorDefinition = {
  name: 'donchian',
  title: 'Donchian channel',
  source: 'Donchian, "Trend-following methods in commodity price analysis" (1957)',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 20,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['high', 'low'],
  outputs: ['upper', 'middle', 'lower'],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const highest = new RollingMax(period);
    const lowest = new RollingMin(period);
    const values = new Float64Array(3).fill(NaN);
    return {
      values,
      update: (bar) => {
        const top = highest.push(bar.high);
        const bottom = lowest.push(bar.low);
        values[0] = top;
        values[1] = (top + bottom) / 2;
        values[2] = bottom;
      },
    };
  },
};
