import { numberOf, textOf } from '@stratvector/model';
import type { StrategyDefinition } from '../api/strategy-definition.ts';

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
    {
      name: 'side',
      type: 'choice',
      choices: ['auto', 'long', 'short', 'both'],
      default: 'auto',
      description:
        'Directions that may be taken; auto is long, or both where the account allows short positions.',
    },
  ],
  warmUp: (parameters) => numberOf(parameters, 'lookback') + 1,
  create: ({ parameters, allowShort }) => {
    const lookback = numberOf(parameters, 'lookback');
    const threshold = numberOf(parameters, 'threshold');
    const declared = textOf(parameters, 'side');
    const side = declared === 'auto' ? (allowShort ? 'both' : 'long') : declared;
    const up = side === 'short' ? 0 : 1;
    const down = side === 'long' ? 0 : -1;
    return {
      onBar: (bar, decide) => {
        const change = bar.close / bar.closeAgo(lookback) - 1;
        if (change > threshold) decide.direction(bar, up, 'momentum-up');
        else if (change < -threshold) decide.direction(bar, down, 'momentum-down');
      },
    };
  },
};
