import { numberOf } from '@stratvector/model';
import { typicalPrice } from './blocks/bar-parts.ts';
import { VolumeWeightedWindow } from './blocks/volume-weighted-window.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const vwapRolling: IndicatorDefinition = {
  name: 'vwap_rolling',
  title: 'Volume-weighted average price of a window',
  source:
    'Berkowitz, Logue and Noser, "The total cost of transactions on the NYSE", Journal of Finance 43 (1988)',
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
  inputs: ['high', 'low', 'close', 'volume'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const average = new VolumeWeightedWindow(numberOf(parameters, 'period'));
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = average.push(typicalPrice(bar), bar.volume);
      },
    };
  },
};
