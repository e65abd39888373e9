import { numberOf } from '../parameter.ts';
import { bounded, boundsOf, MAXIMUM, MINIMUM, perTier } from './bounds.ts';
import type { CommissionModel } from './cost-model.ts';

/** An amount for each share that falls once the month's volume has passed a bound. */
export const tieredCommission: CommissionModel = {
  name: 'tiered',
  title: 'Tiered by monthly volume',
  source: 'by definition',
  effectiveFrom: null,
  parameters: [
    {
      name: 'first',
      type: 'number',
      min: 0,
      max: 10_000,
      default: 0.0035,
      unit: 'currency a share',
      description: 'Commission up to the bound.',
    },
    {
      name: 'then',
      type: 'number',
      min: 0,
      max: 10_000,
      default: 0.002,
      unit: 'currency a share',
      description: 'Commission beyond it.',
    },
    {
      name: 'bound',
      type: 'number',
      min: 1,
      max: 1e12,
      default: 300_000,
      unit: 'shares a month',
      description: 'Shares of the month at the first rate.',
    },
    MINIMUM,
    MAXIMUM,
  ],
  create: (parameters) => {
    const [first, then] = [numberOf(parameters, 'first'), numberOf(parameters, 'then')];
    const bound = numberOf(parameters, 'bound');
    const bounds = boundsOf(parameters);
    const tiers = [
      [bound, first],
      [Infinity, then],
    ] as const;
    return (day) => bounded(perTier(day, tiers), day, bounds);
  },
};
