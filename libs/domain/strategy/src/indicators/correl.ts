import { numberOf } from '@stratvector/model';
import { ratioOf } from './blocks/bar-parts.ts';
import { RollingPair } from './blocks/rolling-pair.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const correl: IndicatorDefinition = {
  name: 'correl',
  title: 'Correlation of closes with those of another instrument',
  source: 'Pearson; 0 where one does not move; TA-Lib',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 30,
      unit: 'bars',
      description: 'Bars of the window, of those that both instruments have.',
    },
  ],
  inputs: ['close', 'other'],
  outputs: ['value'],
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const pair = new RollingPair(period);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        values[0] = NaN;
        if (Number.isNaN(bar.other)) return;
        pair.push(bar.close, bar.other);
        values[0] = ratioOf(pair.covariance, Math.sqrt(pair.varianceLeft * pair.varianceRight));
      },
    };
  },
};
