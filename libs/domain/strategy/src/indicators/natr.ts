import { numberOf } from '@stratvector/model';
import { Rma } from './blocks/averages.ts';
import { TrueRange } from './blocks/true-range.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const natr: IndicatorDefinition = {
  name: 'natr',
  title: 'Normalized average true range',
  source:
    'Forman, "Cross-market evaluations with normalized average true range", Stocks & Commodities 24 (2006)',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 14,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['high', 'low', 'close'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const range = new TrueRange();
    const average = new Rma(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = (average.push(range.push(bar)) / bar.close) * 100;
      },
    };
  },
};
