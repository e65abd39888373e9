import { numberOf } from '@stratvector/model';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { RollingSum } from './blocks/rolling-sum.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const vwma: IndicatorDefinition = {
  name: 'vwma',
  title: 'Volume-weighted moving average',
  source: 'Murphy, "Technical Analysis of the Financial Markets" (1999)',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 30,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['close', 'volume'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const source = sourceOf(parameters);
    const traded = new RollingSum(period);
    const volumes = new RollingSum(period);
    const prices = new RollingSum(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const price = source(bar);
        const total = volumes.push(bar.volume);
        const value = traded.push(price * bar.volume);
        const plain = prices.push(price) / period;
        values[0] = total > 0 ? value / total : plain;
      },
    };
  },
};
