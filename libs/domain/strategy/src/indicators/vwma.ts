import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { VolumeWeightedWindow } from './blocks/volume-weighted-window.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const vwma: IndicatorDefinition = {
  name: 'vwma',
  title: 'Volume-weighted moving average',
  source: 'Murphy, "Technical Analysis of the Financial Markets" (1999)',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 30,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['close', 'volume'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const source = sourceOf(parameters);
    const average = new VolumeWeightedWindow(numberOf(parameters, 'period'));
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = average.push(source(bar), bar.volume);
      },
    };
  },
};
