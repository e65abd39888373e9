import { describe, expect, it } from '@jest/globals';
import { charged } from './commission.fixture.ts';
import { tieredCommission } from './tiered-commission.ts';

const RATES = { first: 0.004, then: 0.002, bound: 1000 };

describe('the commission tiered', () => {
  it.each([
    ['the first rate up to the bound', {}, { shares: 1000, price: 20 }, 4],
    ['the second beyond it', {}, { shares: 1000, price: 20, month: 5000 }, 2],
    ['both where the order passes it', {}, { shares: 1000, price: 20, month: 500 }, 3],
    ['at least the minimum', { minimum: 5 }, { shares: 100, price: 20 }, 5],
    ['nothing of nothing', {}, { shares: 0, price: 20 }, 0],
  ])('%s', (_what, bounds, traded, cost) => {
    expect(charged(tieredCommission, { ...RATES, ...bounds }, traded)).toBe(cost);
  });
});
