import { numberOf } from '@stratvector/model';
import { Rma } from './blocks/averages.ts';
import { TrendBands } from './blocks/super-trend.ts';
import { TrueRange } from './blocks/true-range.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const supertrend: IndicatorDefinition = {
  name: 'supertrend',
  title: 'SuperTrend',
  source: 'Seban, "Tout le monde mérite d\'être riche" (2009)',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 10,
      unit: 'bars',
      description: 'Bars of the window.',
    },
    {
      name: 'multiplier',
      type: 'number',
      min: 0.01,
      max: 100,
      default: 3,
      unit: 'average true ranges',
      description: 'True ranges from the middle.',
    },
  ],
  inputs: ['high', 'low', 'close'],
  outputs: ['value', 'direction'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const multiplier = numberOf(parameters, 'multiplier');
    const range = new TrueRange();
    const average = new Rma(period);
    const bands = new TrendBands();
    const values = new Float64Array(2).fill(NaN);
    return {
      values,
      update: (bar) => {
        const spread = multiplier * average.push(range.push(bar));
        if (Number.isNaN(spread)) return;
        const middle = (bar.high + bar.low) / 2;
        values[0] = bands.push(middle + spread, middle - spread, bar.close);
        values[1] = bands.direction;
      },
    };
  },
};
