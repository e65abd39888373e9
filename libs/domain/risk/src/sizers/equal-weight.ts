import { fractionOfNumber, money, numberOf, shareFloor } from '@stratvector/model';
import type { Sizer } from './sizer.ts';

export const equalWeight: Sizer = {
  name: 'equal-weight',
  title: 'Equal weight',
  description: 'Target notional = `total` × equity / instruments of the universe.',
  source:
    'DeMiguel, Garlappi and Uppal, "Optimal versus naive diversification", Review of Financial Studies 22 (2009)',
  parameters: [
    {
      name: 'total',
      type: 'number',
      min: 0.000001,
      max: 10,
      default: 1,
      unit: 'fraction of equity',
      description: 'Sum over the universe.',
    },
  ],
  notional: ({ equity, universe, parameters }) =>
    money(shareFloor(equity, fractionOfNumber(numberOf(parameters, 'total'))) / BigInt(universe)),
};
