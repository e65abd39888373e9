import { numberOf } from '../parameter.ts';
import { bounded, boundsOf, MAXIMUM, MINIMUM, perUnit } from './bounds.ts';
import type { CommissionModel } from './cost-model.ts';

/** An amount for each share, within bounds for the order and day. */
export const perShareCommission: CommissionModel = {
  name: 'per-share',
  title: 'Per share',
  source: 'by definition',
  effectiveFrom: null,
  parameters: [
    {
      name: 'per_share',
      type: 'number',
      min: 0,
      max: 10_000,
      default: 0.005,
      unit: 'currency',
      description: 'Commission of one share.',
    },
    MINIMUM,
    MAXIMUM,
  ],
  create: (parameters) => {
    const amount = numberOf(parameters, 'per_share');
    const bounds = boundsOf(parameters);
    return (day) => bounded(perUnit(day, amount), day, bounds);
  },
};
