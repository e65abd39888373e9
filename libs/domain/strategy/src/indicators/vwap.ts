import { AnchoredPrice } from './blocks/anchored-price.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const vwap: IndicatorDefinition = {
  name: 'vwap',
  title: 'Volume-weighted average price since the first bar',
  source:
    'Berkowitz, Logue and Noser, "The total cost of transactions on the NYSE", Journal of Finance 43 (1988); TA-Lib',
  parameters: [],
  inputs: ['high', 'low', 'close', 'volume'],
  outputs: ['value'],
  warmUp: () => 1,
  create: () => {
    const price = new AnchoredPrice();
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = price.push(bar);
      },
    };
  },
};
