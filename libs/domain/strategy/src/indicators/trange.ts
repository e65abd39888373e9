import { TrueRange } from './blocks/true-range.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const trange: IndicatorDefinition = {
  name: 'trange',
  title: 'True range',
  source: 'Wilder, "New Concepts in Technical Trading Systems" (1978)',
  parameters: [],
  inputs: ['high', 'low', 'close'],
  outputs: ['value'],
  warmUp: () => 2,
  create: () => {
    const range = new TrueRange();
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = range.push(bar);
      },
    };
  },
};
