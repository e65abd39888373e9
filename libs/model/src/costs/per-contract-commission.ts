import { numberOf } from '../parameter.ts';
import { bounded, boundsOf, MAXIMUM, MINIMUM, perUnit } from './bounds.ts';
import type { CommissionModel } from './cost-model.ts';

/** An amount for each contract, within bounds for the order and day. */
export const perContractCommission: CommissionModel = {
  name: 'per-contract',
  title: 'Per contract',
  source: 'by definition',
  effectiveFrom: null,
  parameters: [
    {
      name: 'per_contract',
      type: 'number',
      min: 0,
      max: 10_000,
      default: 0.85,
      unit: 'currency',
      description: 'Commission of one contract.',
    },
    MINIMUM,
    MAXIMUM,
  ],
  create: (parameters) => {
    const amount = numberOf(parameters, 'per_contract');
    const bounds = boundsOf(parameters);
    return (day) => bounded(perUnit(day, amount), day, bounds);
  },
};
