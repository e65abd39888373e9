import { numberOf } from '@stratvector/model';
import { Wma } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const hma: IndicatorDefinition = {
  name: 'hma',
  title: 'Hull moving average',
  source: 'Hull, "Active Investing" (2005)',
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
  warmUp: (parameters) =>
    numberOf(parameters, 'period') + Math.round(Math.sqrt(numberOf(parameters, 'period'))) - 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const source = sourceOf(parameters);
    const half = new Wma(Math.floor(period / 2));
    const full = new Wma(period);
    const smooth = new Wma(Math.round(Math.sqrt(period)));
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const price = source(bar);
        values[0] = smooth.push(2 * half.push(price) - full.push(price));
      },
    };
  },
};
