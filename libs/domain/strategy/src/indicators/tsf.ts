import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { RollingRegression } from './blocks/rolling-regression.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const tsf: IndicatorDefinition = {
  name: 'tsf',
  title: 'Time series forecast',
  source: 'Kenney and Keeping, "Mathematics of Statistics" (1962); TA-Lib',
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
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const source = sourceOf(parameters);
    const window = new RollingRegression(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        window.push(source(bar));
        values[0] = window.end + window.slope;
      },
    };
  },
};
