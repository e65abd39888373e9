import { numberOf } from '@stratvector/model';
import { ratioOf } from './blocks/bar-parts.ts';
import { Lag } from './blocks/change.ts';
import { RollingPair } from './blocks/rolling-pair.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const beta: IndicatorDefinition = {
  name: 'beta',
  title: 'Beta of returns to those of another instrument',
  source:
    "covariance of returns over the variance of the other's; Jensen, Journal of Finance 23 (1968)",
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 5,
      unit: 'bars',
      description: 'Returns of the window, from bars that both instruments have.',
    },
  ],
  inputs: ['close', 'other'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const pair = new RollingPair(period);
    const left = new Lag(1);
    const right = new Lag(1);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = NaN;
        if (Number.isNaN(bar.other)) return;
        const own = bar.close / left.push(bar.close) - 1;
        const other = bar.other / right.push(bar.other) - 1;
        if (Number.isNaN(own)) return;
        pair.push(own, other);
        values[0] = ratioOf(pair.covariance, pair.varianceRight);
      },
    };
  },
};
