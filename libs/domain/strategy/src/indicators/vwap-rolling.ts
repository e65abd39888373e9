import { numberOf } from '@stratvector/model';
import { typicalPrice } from './blocks/bar-parts.ts';
import { RollingSum } from './blocks/rolling-sum.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const vwapRolling: IndicatorDefinition = {
  name: 'vwap_rolling',
  title: 'Volume-weighted average price of a window',
  source:
    'Berkowitz, Logue and Noser, "The total cost of transactions on the NYSE", Journal of Finance 43 (1988)',
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
  ],
  inputs: ['high', 'low', 'close', 'volume'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const traded = new RollingSum(period);
    const volumes = new RollingSum(period);
    const prices = new RollingSum(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const price = typicalPrice(bar);
        const total = volumes.push(bar.volume);
        const value = traded.push(price * bar.volume);
        const plain = prices.push(price) / period;
        values[0] = total > 0 ? value / total : plain;
      },
    };
  },
};
