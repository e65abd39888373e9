import { numberOf } from '@stratvector/model';
import { RollingSum } from './blocks/rolling-sum.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const parkinson: IndicatorDefinition = {
  name: 'parkinson',
  title: 'Parkinson volatility a year',
  source:
    'Parkinson, "The extreme value method for estimating the variance of the rate of return", Journal of Business 53 (1980)',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 20,
      unit: 'bars',
      description: 'Bars of the window.',
    },
    {
      name: 'periods_per_year',
      type: 'number',
      min: 1,
      max: 1000000,
      default: 252,
      unit: 'bars',
      description: 'Bars a year.',
    },
  ],
  inputs: ['high', 'low'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const periodsPerYear = numberOf(parameters, 'periods_per_year');
    const window = new RollingSum(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = Math.sqrt(
          (window.push(Math.log(bar.high / bar.low) ** 2) * periodsPerYear) /
            (period * 4 * Math.LN2),
        );
      },
    };
  },
};
