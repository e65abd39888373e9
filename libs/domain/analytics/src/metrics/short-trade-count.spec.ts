import { describe, expect, it } from '@jest/globals';
import { shortTradeCount } from './short-trade-count.ts';
import { bare, full } from './metric.fixture.ts';

describe('short_trade_count', () => {
  it('of the fixture', () => {
    expect(shortTradeCount.compute(full)).toBeCloseTo(3.0, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(shortTradeCount.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
