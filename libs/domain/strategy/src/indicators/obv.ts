import type { IndicatorDefinition } from './indicator.ts';

export const obv: IndicatorDefinition = {
  name: 'obv',
  title: 'On-balance volume',
  source:
    'Granville, "Granville\'s New Key to Stock Market Profits" (1963); TA-Lib starts with the first volume',
  parameters: [],
  inputs: ['close', 'volume'],
  outputs: ['value'],
  warmUp: () => 1,
  create: () => {
    let before = NaN;
    let total = 0;
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        if (Number.isNaN(before)) total = bar.volume;
        else total += Math.sign(bar.close - before) * bar.volume;
        before = bar.close;
        values[0] = total;
      },
    };
  },
};
