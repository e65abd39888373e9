import { describe, expect, it } from '@jest/globals';
import { money } from '../fixed.ts';
import { dayOf } from './commission.fixture.ts';
import { bounded, boundsOf, perUnit } from './bounds.ts';

describe('the bounds of a commission', () => {
  it.each([
    [5, { minimum: 1, maximum: 1 }, 5],
    [0.5, { minimum: 1, maximum: 1 }, 1],
    [50, { minimum: 1, maximum: 0.01 }, 10],
    [0.5, { minimum: 20, maximum: 0.01 }, 10],
  ])('%d within %j of 1,000.00 is %d', (amount, bounds, cost) => {
    const day = dayOf({ shares: 10, price: 100 });
    expect(Number(bounded(money(BigInt(amount * 10_000)), day, boundsOf(bounds))) / 10_000).toBe(
      cost,
    );
  });

  it('count fractions of a cent, rounded up', () => {
    expect(perUnit(dayOf({ shares: 3, price: 1 }), 0.000166)).toBe(5n);
    expect(perUnit(dayOf({ shares: 100, price: 1 }), 0.005)).toBe(5000n);
  });
});
