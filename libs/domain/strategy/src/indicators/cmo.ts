import { numberOf } from '@stratvector/model';
import { Rma } from './blocks/averages.ts';
import { SOURCE, percentOf, sourceOf } from './blocks/bar-parts.ts';
import { Change } from './blocks/change.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const cmo: IndicatorDefinition = {
  name: 'cmo',
  title: 'Chande momentum oscillator',
  source: 'Chande and Kroll, "The New Technical Trader" (1994); TA-Lib smooths as Wilder does',
  parameters: [
    SOURCE,
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
  inputs: ['close'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const source = sourceOf(parameters);
    const change = new Change(1);
    const up = new Rma(period);
    const down = new Rma(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const moved = change.push(source(bar));
        if (Number.isNaN(moved)) return;
        const gain = up.push(Math.max(moved, 0));
        const loss = down.push(Math.max(-moved, 0));
        values[0] = percentOf(gain - loss, gain + loss, 0);
      },
    };
  },
};
