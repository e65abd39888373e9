import { describe, expect, it } from '@jest/globals';
import { charged } from './commission.fixture.ts';
import { ibTieredCommission } from './ib-tiered-commission.ts';

describe('the tiered schedule of Interactive Brokers', () => {
  it.each([
    ['1,000 shares: 3.50', { shares: 1000, price: 50 }, 3.5],
    ['10 shares: the minimum of 0.35', { shares: 10, price: 50 }, 0.35],
    ['10 shares at 1.00: the maximum of 1 %', { shares: 10, price: 1 }, 0.1],
    ['beyond 300,000 a month', { shares: 1000, price: 50, month: 300_000 }, 2],
    ['across the first bound', { shares: 1000, price: 50, month: 299_500 }, 2.75],
    ['across two bounds', { shares: 3_000_000, price: 50, month: 200_000 }, 6050],
    ['beyond 3 million', { shares: 1000, price: 50, month: 3_000_000 }, 1.5],
    ['beyond 20 million', { shares: 1000, price: 50, month: 20_000_000 }, 1],
    ['beyond 100 million', { shares: 1000, price: 50, month: 100_000_000 }, 0.5],
  ])('%s', (_what, traded, cost) => {
    expect(charged(ibTieredCommission, {}, traded)).toBe(cost);
  });
});
