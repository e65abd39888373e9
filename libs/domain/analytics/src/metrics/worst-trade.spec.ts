import { describe, expect, it } from '@jest/globals';
import { worstTrade } from './worst-trade.ts';
import { bare, full } from './metric.fixture.ts';

describe('worst_trade', () => {
  it('of the fixture', () => {
    expect(worstTrade.compute(full)).toBeCloseTo(-80.25, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(worstTrade.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
