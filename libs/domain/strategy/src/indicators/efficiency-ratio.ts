import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { Efficiency } from './blocks/efficiency.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const efficiencyRatio: IndicatorDefinition = {
  name: 'efficiency_ratio',
  title: 'Efficiency ratio',
  source: 'Kaufman, "Trading Systems and Methods" (1995)',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 10,
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
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = efficiency.push(source(bar));
      },
    };
  },
};
