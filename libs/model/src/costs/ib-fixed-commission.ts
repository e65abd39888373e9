import { productCeil, shareHalfEven } from '../division.ts';
import { countsOfOne, greatest, least, money, moneyOfNumber } from '../fixed.ts';
import type { Fraction, Money } from '../fixed.ts';
import type { CommissionModel, OrderDay } from './cost-model.ts';

/** 0.005 a share is 50 counts of 10^-4. */
const PER_SHARE = 50n;
const MINIMUM = moneyOfNumber(1);
/** 1 % of the trade value. */
const MAXIMUM_SHARE = 10_000_000n as Fraction;

const perShare = ({ quantity, instrument }: OrderDay): Money => {
  const { quantityDecimals } = instrument;
  return money(productCeil(quantity, PER_SHARE, countsOfOne(quantityDecimals)));
};

/** Interactive Brokers' fixed pricing for US stocks; the maximum wins over the minimum. */
export const ibFixedCommission: CommissionModel = {
  name: 'ib-fixed',
  title: 'Interactive Brokers, fixed, US stocks',
  source:
    'Interactive Brokers, "Commissions: Stocks, ETFs, Warrants", IBKR Pro fixed: USD 0.005 a share, minimum USD 1.00 an order, maximum 1.0 % of trade value',
  effectiveFrom: '2019-09-26',
  parameters: [],
  passesRegulatoryFees: true,
  create: () => (day) =>
    least(greatest(perShare(day), MINIMUM), shareHalfEven(day.notional, MAXIMUM_SHARE)),
};
