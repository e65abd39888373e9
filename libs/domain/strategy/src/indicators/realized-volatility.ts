import { numberOf } from '@stratvector/model';
import { Lag } from './blocks/change.ts';
import { RollingMoments } from './blocks/rolling-moments.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const realizedVolatility: IndicatorDefinition = {
  name: 'realized_volatility',
  title: 'Realized volatility a year',
  source:
    'Andersen and Bollerslev, "Answering the skeptics", International Economic Review 39 (1998); sample deviation of log returns × √periods',
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
      name: 'periods_per_year',
      type: 'number',
      min: 1,
      max: 40000000,
      default: 252,
      unit: 'bars',
      description: 'Bars a year.',
    },
  ],
  inputs: ['close'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const periodsPerYear = numberOf(parameters, 'periods_per_year');
    const window = new RollingMoments(period);
    const before = new Lag(1);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const change = Math.log(bar.close / before.push(bar.close));
        if (Number.isNaN(change)) return;
        window.push(change);
        values[0] = Math.sqrt((window.variance * period * periodsPerYear) / (period - 1));
      },
    };
  },
};
