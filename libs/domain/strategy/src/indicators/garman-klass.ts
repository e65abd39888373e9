import { numberOf } from '@stratvector/model';
import { RollingSum } from './blocks/rolling-sum.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const garmanKlass: IndicatorDefinition = {
  name: 'garman_klass',
  title: 'Garman-Klass volatility a year',
  source:
    'Garman and Klass, "On the estimation of security price volatilities from historical data", Journal of Business 53 (1980)',
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
  inputs: ['open', 'high', 'low', 'close'],
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
        const range = 0.5 * Math.log(bar.high / bar.low) ** 2;
        const body = (2 * Math.LN2 - 1) * Math.log(bar.close / bar.open) ** 2;
        values[0] = Math.sqrt(Math.max(0, (window.push(range - body) * periodsPerYear) / period));
      },
    };
  },
};
