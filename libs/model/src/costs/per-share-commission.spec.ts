import { describe, expect, it } from '@jest/globals';
import { charged } from './commission.fixture.ts';
import { perShareCommission } from './per-share-commission.ts';

describe('the commission per-share', () => {
  it.each([
    ['so much for each', { per_share: 0.01 }, { shares: 500, price: 20 }, 5],
    ['at least the minimum', { per_share: 0.01, minimum: 1 }, { shares: 50, price: 20 }, 1],
    ['at most the maximum', { per_share: 1, maximum: 0.01 }, { shares: 100, price: 20 }, 20],
    [
      'the maximum over the minimum',
      { per_share: 0.01, minimum: 5, maximum: 0.01 },
      { shares: 10, price: 20 },
      2,
    ],
    ['nothing of nothing', { per_share: 0.01 }, { shares: 0, price: 20 }, 0],
  ])('%s', (_what, parameters, traded, cost) => {
    expect(charged(perShareCommission, parameters, traded)).toBe(cost);
  });
});
