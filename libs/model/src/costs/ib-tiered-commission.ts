import { bounded, perTier } from './bounds.ts';
import type { Tier } from './bounds.ts';
import { moneyOfNumber } from '../fixed.ts';
import type { Fraction } from '../fixed.ts';
import type { CommissionModel } from './cost-model.ts';

/** Shares of the month up to which each rate holds, and the rate in USD a share. */
const TIERS: readonly Tier[] = [
  [300_000, 0.0035],
  [3_000_000, 0.002],
  [20_000_000, 0.0015],
  [100_000_000, 0.001],
  [Infinity, 0.0005],
];

const BOUNDS = { minimum: moneyOfNumber(0.35), maximum: 10_000_000n as Fraction };

/** Interactive Brokers' tiered pricing for US stocks, without the fees of exchanges and clearing. */
export const ibTieredCommission: CommissionModel = {
  name: 'ib-tiered',
  title: 'Interactive Brokers, tiered, US stocks',
  source:
    'Interactive Brokers, "Commissions: Stocks, ETFs, Warrants", IBKR Pro tiered: USD 0.0035 to 0.0005 a share by monthly volume, minimum USD 0.35 an order, maximum 1.0 % of trade value',
  effectiveFrom: '2019-09-26',
  parameters: [],
  passesRegulatoryFees: true,
  create: () => (day) => bounded(perTier(day, TIERS), day, BOUNDS),
};
