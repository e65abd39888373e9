import { describe, expect, it } from '@jest/globals';
import { longTradeCount } from './long-trade-count.ts';
import { bare, full } from './metric.fixture.ts';

describe('long_trade_count', () => {
  it('of the fixture', () => {
    expect(longTradeCount.compute(full)).toBeCloseTo(5.0, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(longTradeCount.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
