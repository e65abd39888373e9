import { numberOf } from '@stratvector/model';
import { Ema, Rma } from './blocks/averages.ts';
import { TrueRange } from './blocks/true-range.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const keltner: IndicatorDefinition = {
  name: 'keltner',
  title: 'Keltner channel',
  source: 'Raschke, after Keltner, "How to Make Money in Commodities" (1960)',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 20,
      unit: 'bars',
      description: 'Bars of the window.',
    },
    {
      name: 'width',
      type: 'number',
      min: 0,
      max: 100,
      default: 2,
      unit: 'average true ranges',
      description: 'True ranges from the middle.',
    },
  ],
  inputs: ['high', 'low', 'close'],
  outputs: ['upper', 'middle', 'lower'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const width = numberOf(parameters, 'width');
    const middle = new Ema(period);
    const range = new TrueRange();
    const average = new Rma(period);
    const values = new Float64Array(3).fill(NaN);
    return {
      values,
      update: (bar) => {
        const center = middle.push(bar.close);
        const spread = width * average.push(range.push(bar));
        if (Number.isNaN(spread)) return;
        values[0] = center + spread;
        values[1] = center;
        values[2] = center - spread;
      },
    };
  },
};
