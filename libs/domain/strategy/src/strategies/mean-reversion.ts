import { numberOf } from '@stratvector/model';
import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { downOf, SIDE, upOf } from './side.ts';

/** Against moves of so many deviations from the mean of the window, out near the mean. */
export const meanReversion: StrategyDefinition = {
  name: 'mean-reversion',
  title: 'Mean reversion (z-score)',
  description: 'Buys far under the mean of its window, sells far above it, and leaves near it.',
  source: 'Chan, "Algorithmic Trading: Winning Strategies and Their Rationale" (2013), chapter 3',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 10_000,
      default: 20,
      unit: 'bars',
      description: 'Bars of the window.',
    },
    {
      name: 'entry',
      type: 'number',
      min: 0.01,
      max: 20,
      default: 2,
      unit: 'deviations',
      description: 'Distance from the mean at which it enters.',
    },
    {
      name: 'exit',
      type: 'number',
      min: 0,
      max: 20,
      default: 0.5,
      unit: 'deviations',
      description: 'Distance from the mean at which it leaves.',
    },
    SIDE,
  ],
  indicators: (parameters) => ({ z: `zscore(${numberOf(parameters, 'period')})` }),
  warmUp: (parameters) => numberOf(parameters, 'period'),
  create: (setup) => {
    const entry = numberOf(setup.parameters, 'entry');
    const exit = numberOf(setup.parameters, 'exit');
    const [up, down] = [upOf(setup), downOf(setup)];
    return {
      onBar: (bar, decide) => {
        const z = bar.value('z');
        if (z < -entry) decide.direction(bar, up, 'far-below-mean');
        else if (z > entry) decide.direction(bar, down, 'far-above-mean');
        else if (Math.abs(z) < exit) decide.direction(bar, 0, 'near-mean');
      },
    };
  },
};
