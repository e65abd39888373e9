import { divideCeil, shareHalfEven } from '../division.ts';
import {
  countOfNumber,
  countsOfOne,
  fractionOfNumber,
  greatest,
  least,
  money,
  MONEY_DECIMALS,
  moneyOfNumber,
  powerOfTen,
  product,
} from '../fixed.ts';
import type { Fraction, Money } from '../fixed.ts';
import { numberOf } from '../parameter.ts';
import type { NumberParameter, ParameterValues } from '../parameter.ts';
import type { OrderDay } from './cost-model.ts';

/** Bounds of an order's commission on one day; the maximum wins over the minimum. */
export interface CommissionBounds {
  readonly minimum: Money;
  /** Of the notional. */
  readonly maximum: Fraction;
}

export const MINIMUM: NumberParameter = {
  name: 'minimum',
  type: 'number',
  min: 0,
  max: 1_000_000,
  default: 0,
  unit: 'currency',
  description: 'Least commission of an order and day.',
};

export const MAXIMUM: NumberParameter = {
  name: 'maximum',
  type: 'number',
  min: 0,
  max: 1,
  default: 1,
  unit: 'fraction of notional',
  description: 'Most commission of an order and day; it wins over the minimum.',
};

export const boundsOf = (parameters: ParameterValues): CommissionBounds => ({
  minimum: moneyOfNumber(numberOf(parameters, 'minimum')),
  maximum: fractionOfNumber(numberOf(parameters, 'maximum')),
});

export const bounded = (amount: Money, { notional }: OrderDay, bounds: CommissionBounds): Money =>
  least(greatest(amount, bounds.minimum), shareHalfEven(notional, bounds.maximum));

/** 10^-9 of the currency: fine enough for a fee of fractions of a cent. */
const FINE_DECIMALS = 9;
const FINE = countsOfOne(FINE_DECIMALS - MONEY_DECIMALS);

/** Quantity × an amount of currency a share or contract, rounded up to the count of money. */
export const perUnit = ({ quantity, instrument }: OrderDay, amount: number): Money => {
  const fine = product(quantity, countOfNumber(amount, FINE_DECIMALS));
  return money(divideCeil(fine, FINE * countsOfOne(instrument.quantityDecimals)));
};

/** Shares or contracts of the month up to which a rate holds, and the rate. */
export type Tier = readonly [upTo: number, rate: number];

/** As `perUnit` at the rates of a month's tiers: what passes a bound pays each rate for its part. */
export const perTier = (day: OrderDay, tiers: readonly Tier[]): Money => {
  const { quantityDecimals } = day.instrument;
  const scale = powerOfTen(quantityDecimals);
  const start = BigInt(Math.round(day.monthQuantity * scale));
  const end = start + day.quantity;
  let [from, fine] = [start, 0n];
  for (const [upTo, rate] of tiers) {
    const bound = upTo === Infinity ? end : BigInt(Math.round(upTo * scale));
    const to = bound < end ? bound : end;
    if (to <= from) continue;
    fine += (to - from) * countOfNumber(rate, FINE_DECIMALS);
    from = to;
  }
  return money(divideCeil(fine, FINE * countsOfOne(quantityDecimals)));
};
