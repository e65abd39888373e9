import { halfEvenOfWide } from '../division.ts';
import { money } from '../fixed.ts';
import type { Money } from '../fixed.ts';
import type { ExchangeRate } from '../instrument.ts';
import type { OrderDay } from './cost-model.ts';

const converted = (amount: Money, { numerator, denominator }: ExchangeRate): Money =>
  money(halfEvenOfWide(amount * numerator, denominator));

/**
 * A schedule whose amounts are of the instrument's currency, for an account in another: what the day
 * comes to goes in in the one and its charge comes out in the other, both half to even.
 */
export const chargedInOwnCurrency =
  <Rest extends readonly unknown[]>(schedule: (day: OrderDay, ...rest: Rest) => Money) =>
  (day: OrderDay, ...rest: Rest): Money => {
    const { rate } = day.instrument;
    const back = { numerator: rate.denominator, denominator: rate.numerator };
    const own = { ...day, notional: converted(day.notional, back) };
    return converted(schedule(own, ...rest), rate);
  };
