import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { OrderedWindow } from './blocks/ordered-window.ts';
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
    const window = new OrderedWindow(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const value = source(bar);
        window.push(value);
        if (!window.isFull) return;
        const under = window.countUnder(value);
        const ties = period - under - window.countOver(value) - 1;
        values[0] = (under + ties / 2) / (period - 1);
      },
    };
  },
};
