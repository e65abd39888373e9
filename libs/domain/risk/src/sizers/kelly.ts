import { fractionOfNumber, numberOf, shareFloor } from '@stratvector/model';
import type { Sizer } from './sizer.ts';

export const kelly: Sizer = {
  name: 'kelly',
  title: 'Kelly',
  description: 'Target notional = equity × `scale` × (W − (1 − W) / R), never below 0.',
  source:
    'Kelly, "A new interpretation of information rate", Bell System Technical Journal 35 (1956)',
  parameters: [
    {
      name: 'win_rate',
      type: 'number',
      min: 0,
      max: 1,
      default: 0.5,
      unit: 'fraction',
      description: 'W: share of trades that win.',
    },
    {
      name: 'payoff',
      type: 'number',
      min: 0.000001,
      max: 1000,
      default: 1,
      unit: 'ratio',
      description: 'R: mean win over mean loss.',
    },
    {
      name: 'scale',
      type: 'number',
      min: 0.000001,
      max: 10,
      default: 0.5,
      unit: 'fraction',
      description: 'How much of the Kelly fraction is taken.',
    },
  ],
  notional: ({ equity, parameters }) => {
    const wins = numberOf(parameters, 'win_rate');
    const edge = wins - (1 - wins) / numberOf(parameters, 'payoff');
    return shareFloor(equity, fractionOfNumber(Math.max(0, edge * numberOf(parameters, 'scale'))));
  },
};
