import { numberOf } from '@stratvector/model';
import { moneyFlow } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const adosc: IndicatorDefinition = {
  name: 'adosc',
  title: 'Chaikin oscillator',
  source: 'Chaikin; TA-Lib: averages start with the first value',
  parameters: [
    {
      name: 'fast',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 3,
      unit: 'bars',
      description: 'Bars of the fast average.',
    },
    {
      name: 'slow',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 10,
      unit: 'bars',
      description: 'Bars of the slow average.',
    },
  ],
  inputs: ['high', 'low', 'close', 'volume'],
  outputs: ['value'],
  warmUp: (parameters) => Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow')),
  create: (parameters) => {
    const fast = numberOf(parameters, 'fast');
    const slow = numberOf(parameters, 'slow');
    let total = 0;
    let quick = NaN;
    let calm = NaN;
    let bars = 0;
    const weights = [2 / (fast + 1), 2 / (slow + 1)] as const;
    const needed = Math.max(fast, slow);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        total += moneyFlow(bar);
        quick = Number.isNaN(quick) ? total : quick + weights[0] * (total - quick);
        calm = Number.isNaN(calm) ? total : calm + weights[1] * (total - calm);
        bars += 1;
        if (bars >= needed) values[0] = quick - calm;
      },
    };
  },
};
