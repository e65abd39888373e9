import { numberOf } from '@stratvector/model';
import { moneyFlow, ratioOf } from './blocks/bar-parts.ts';
import { RollingSum } from './blocks/rolling-sum.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const cmf: IndicatorDefinition = {
  name: 'cmf',
  title: 'Chaikin money flow',
  source: 'Chaikin; Murphy, "Technical Analysis of the Financial Markets" (1999)',
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
    const flow = new RollingSum(period);
    const volume = new RollingSum(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = ratioOf(flow.push(moneyFlow(bar)), volume.push(bar.volume));
      },
    };
  },
};
