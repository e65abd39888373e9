import { shareHalfEven } from '../division.ts';
import { fractionOfNumber, greatest, moneyOfNumber } from '../fixed.ts';
import { numberOf } from '../parameter.ts';
import type { CommissionModel } from './cost-model.ts';

/** notional × rate, at least the minimum of the order's day. */
export const rateCommission: CommissionModel = {
  name: 'rate',
  title: 'Share of the notional',
  source: 'by definition',
  effectiveFrom: null,
  parameters: [
    {
      name: 'rate',
      type: 'number',
      min: 0,
      max: 1,
      default: 0.0005,
      unit: 'fraction of notional',
      description: 'Commission as a share of quantity × price.',
    },
    {
      name: 'minimum',
      type: 'number',
      min: 0,
      max: 1_000_000,
      default: 0,
      unit: 'currency',
      description: 'Least commission of an order and day.',
    },
  ],
  create: (parameters) => {
    const rate = fractionOfNumber(numberOf(parameters, 'rate'));
    const minimum = moneyOfNumber(numberOf(parameters, 'minimum'));
    return ({ notional }) => greatest(shareHalfEven(notional, rate), minimum);
  },
};
