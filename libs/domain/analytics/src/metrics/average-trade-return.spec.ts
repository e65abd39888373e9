import { describe, expect, it } from '@jest/globals';
import { averageTradeReturn } from './average-trade-return.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_trade_return', () => {
  it('of the fixture', () => {
    expect(averageTradeReturn.compute(full)).toBeCloseTo(0.0044375000000000005, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(averageTradeReturn.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
