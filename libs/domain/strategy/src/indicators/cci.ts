import { numberOf } from '@stratvector/model';
import { typicalPrice } from './blocks/bar-parts.ts';
import { MeanDeviation } from './blocks/mean-deviation.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const cci: IndicatorDefinition = {
  name: 'cci',
  title: 'Commodity channel index',
  source: 'Lambert, "Commodity channel index", Commodities (1980)',
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
    const window = new MeanDeviation(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = window.push(typicalPrice(bar));
      },
    };
  },
};
