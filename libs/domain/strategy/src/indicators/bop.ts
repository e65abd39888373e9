import { ratioOf } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const bop: IndicatorDefinition = {
  name: 'bop',
  title: 'Balance of power',
  source: 'Livshin, "Balance of market power", Stocks & Commodities 19 (2001)',
  parameters: [],
  inputs: ['open', 'high', 'low', 'close'],
  outputs: ['value'],
  warmUp: () => 1,
  create: () => {
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = ratioOf(bar.close - bar.open, bar.high - bar.low);
      },
    };
  },
};
