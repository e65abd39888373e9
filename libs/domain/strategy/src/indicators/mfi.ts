import { numberOf } from '@stratvector/model';
import { percentOf, typicalPrice } from './blocks/bar-parts.ts';
import { RollingSum } from './blocks/rolling-sum.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const mfi: IndicatorDefinition = {
  name: 'mfi',
  title: 'Money flow index',
  source: 'Quong and Soudack, "Volume-weighted RSI: money flow", Stocks & Commodities 7 (1989)',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 14,
      unit: 'bars',
      description: 'Bars of the window.',
    },
  ],
  inputs: ['high', 'low', 'close', 'volume'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const up = new RollingSum(period);
    const down = new RollingSum(period);
    let before = NaN;
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const price = typicalPrice(bar);
        if (!Number.isNaN(before)) {
          const flow = price * bar.volume;
          const gained = up.push(price > before ? flow : 0);
          const lost = down.push(price < before ? flow : 0);
          values[0] = percentOf(gained, gained + lost, 0);
        }
        before = price;
      },
    };
  },
};
