import { describe, expect, it } from '@jest/globals';
import { money, price } from '@stratvector/model';
import { stock } from '@stratvector/testing';
import { fraction } from './fraction.ts';

describe('the fixed fraction', () => {
  // Money counts 10^-4.
  it.each([
    ['all of 100,000.00', 1, 1_000_000_000n, 1_000_000_000n],
    ['15 % of 100,000.00', 0.15, 1_000_000_000n, 150_000_000n],
    ['a third, rounded down', 1 / 3, 10n, 3n],
    ['more than equity, on margin', 1.5, 1_000_000_000n, 1_500_000_000n],
    ['nothing of nothing', 0.15, 0n, 0n],
  ])('%s', (_what, share, equity, notional) => {
    const answer = fraction.notional({
      instrument: stock(),
      direction: 1,
      equity: money(equity),
      price: price(100_000_000n),
      stopFraction: null,
      volatility: null,
      universe: 1,
      parameters: { fraction: share },
    });
    expect(answer).toBe(notional);
  });
});
