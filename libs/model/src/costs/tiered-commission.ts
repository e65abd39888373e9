import { money } from '../fixed.ts';
import { numberOf } from '../parameter.ts';
import { bounded, boundsOf, MAXIMUM, MINIMUM, perUnit } from './bounds.ts';
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
    return (day) => {
      const shares = Number(day.quantity) / 10 ** day.instrument.quantityDecimals;
      const left = Math.max(0, Math.min(shares, bound - day.monthQuantity));
      const share = shares > 0 ? left / shares : 0;
      return bounded(money(perUnit(day, first * share + then * (1 - share))), day, bounds);
    };
  },
};
