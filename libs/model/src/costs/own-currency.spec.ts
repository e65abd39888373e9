import { describe, expect, it } from '@jest/globals';
import { money, moneyOfNumber, numberOfMoney } from '../fixed.ts';
import { instrumentOf } from '../instrument.ts';
import { dayOf } from './commission.fixture.ts';
import { ibFixedCommission } from './ib-fixed-commission.ts';
import { chargedInOwnCurrency } from './own-currency.ts';

/** A day in dollars, of an account in a currency of which a dollar is worth so much. */
const day = (shares: number, price: number, rate: string) => {
  const own = dayOf({ shares, price });
  const instrument = instrumentOf({ ...own.instrument, multiplier: '1', rate });
  return { ...own, instrument, notional: moneyOfNumber(shares * price * Number(rate)) };
};

const charged = chargedInOwnCurrency(ibFixedCommission.create({}));

describe('a schedule in the currency of the instrument', () => {
  it.each([
    ['1,000 shares at 50.00: 5.00 dollars', 1000, 50, '0.8', 4],
    ['100 shares at 50.00: the minimum of 1.00 dollar', 100, 50, '0.8', 0.8],
    ['1,000 shares at 0.25: the maximum, 1 % of 250.00 dollars', 1000, 0.25, '0.8', 2],
    ['a dollar worth 150', 100, 50, '150', 150],
    ['a dollar worth the same', 1000, 50, '1', 5],
  ])('%s', (...row) => {
    const [, shares, price, rate, expected] = row;
    expect(numberOfMoney(charged(day(shares, price, rate)))).toBe(expected);
  });

  it('rounds the charge half to even, and hands on what else the schedule wants', () => {
    const odd = chargedInOwnCurrency((_day, time: number) => money(BigInt(time)));
    // 1 and 3 counts of 0.0001 at a half each are 0.5 and 1.5 counts.
    expect([1, 3].map((time) => odd(day(1, 1, '0.5'), time))).toEqual([0n, 2n]);
  });
});
