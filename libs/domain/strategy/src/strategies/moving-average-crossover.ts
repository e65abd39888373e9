import { numberOf } from '@stratvector/model';
import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { downOf, SIDE, upOf } from './side.ts';

/** Long while the fast average is above the slow one, short (or flat) while it is below. */
export const movingAverageCrossover: StrategyDefinition = {
  name: 'moving-average-crossover',
  title: 'Moving-average crossover',
  description: 'Holds the side on which the fast average lies of the slow one.',
  source:
    'Brock, Lakonishok and LeBaron, "Simple technical trading rules", Journal of Finance 47 (1992)',
  parameters: [
    {
      name: 'fast',
      type: 'integer',
      min: 1,
      max: 10_000,
      default: 10,
      unit: 'bars',
      description: 'Bars of the fast average.',
    },
    {
      name: 'slow',
      type: 'integer',
      min: 2,
      max: 10_000,
      default: 50,
      unit: 'bars',
      description: 'Bars of the slow average.',
    },
    SIDE,
  ],
  indicators: (parameters) => ({
    fast: `sma(${numberOf(parameters, 'fast')})`,
    slow: `sma(${numberOf(parameters, 'slow')})`,
  }),
  warmUp: (parameters) => Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow')),
  create: (setup) => {
    const [up, down] = [upOf(setup), downOf(setup)];
    return {
      onBar: (bar, decide) => {
        const spread = bar.value('fast') - bar.value('slow');
        if (spread > 0) decide.direction(bar, up, 'fast-above-slow');
        else if (spread < 0) decide.direction(bar, down, 'fast-below-slow');
      },
    };
  },
};
