import { describe, expect, it } from '@jest/globals';
import { bestTrade } from './best-trade.ts';
import { bare, full } from './metric.fixture.ts';

describe('best_trade', () => {
  it('of the fixture', () => {
    expect(bestTrade.compute(full)).toBeCloseTo(200.0, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(bestTrade.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
