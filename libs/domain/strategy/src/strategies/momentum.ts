import { numberOf } from '@stratvector/model';
import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { downOf, SIDE, upOf } from './side.ts';

/**
 * Time-series momentum: with R = close / close `lookback` bars ago − 1, long when R > `threshold`,
 * short when R < −`threshold`, else what already stands.
 */
export const momentum: StrategyDefinition = {
  name: 'momentum',
  title: 'Time-series momentum',
  description:
    'Follows the return of the last bars: long above the threshold, short (or flat) below its negative.',
  source:
    'Moskowitz, Ooi and Pedersen, "Time series momentum", Journal of Financial Economics 104 (2012)',
  parameters: [
    {
      name: 'lookback',
      type: 'integer',
      min: 1,
      max: 10_000,
      default: 20,
      unit: 'bars',
      description: 'Bars over which the return is taken.',
    },
    {
      name: 'threshold',
      type: 'number',
      min: 0,
      max: 10,
      default: 0.02,
      unit: 'fraction',
      description: 'Return that must be passed before the direction changes.',
    },
    SIDE,
  ],
  warmUp: (parameters) => numberOf(parameters, 'lookback') + 1,
  create: (setup) => {
    const lookback = numberOf(setup.parameters, 'lookback');
    const threshold = numberOf(setup.parameters, 'threshold');
    const [up, down] = [upOf(setup), downOf(setup)];
    return {
      onBar: (bar, decide) => {
        const change = bar.close / bar.closeAgo(lookback) - 1;
        if (change > threshold) decide.direction(bar, up, 'momentum-up');
        else if (change < -threshold) decide.direction(bar, down, 'momentum-down');
      },
    };
  },
};
