import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { SortedWindow } from './blocks/sorted-window.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const rank: IndicatorDefinition = {
  name: 'rank',
  title: 'Rank in the window',
  source: 'share of the other values of the window that are under the last, ties counting half',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 20,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['close'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const source = sourceOf(parameters);
    const window = new SortedWindow(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = window.push(source(bar));
      },
    };
  },
};
