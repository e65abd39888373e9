import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { Efficiency } from './blocks/efficiency.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const kama: IndicatorDefinition = {
  name: 'kama',
  title: "Kaufman's adaptive moving average",
  source: 'Kaufman, "Trading Systems and Methods" (1995); TA-Lib: fast 2, slow 30',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 30,
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
    const efficiency = new Efficiency(period);
    let average = NaN;
    let before = NaN;
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const price = source(bar);
        const ratio = efficiency.push(price);
        if (!Number.isNaN(ratio)) {
          const start = Number.isNaN(average) ? before : average;
          const smoothing = (ratio * (2 / 3 - 2 / 31) + 2 / 31) ** 2;
          average = start + smoothing * (price - start);
        }
        before = price;
        values[0] = average;
      },
    };
  },
};
