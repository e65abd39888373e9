import { moneyFlow } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const ad: IndicatorDefinition = {
  name: 'ad',
  title: 'Accumulation and distribution line',
  source: 'Chaikin; TA-Lib',
  parameters: [],
  inputs: ['high', 'low', 'close', 'volume'],
  outputs: ['value'],
  warmUp: () => 1,
  create: () => {
    let total = 0;
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        total += moneyFlow(bar);
        values[0] = total;
      },
    };
  },
};
