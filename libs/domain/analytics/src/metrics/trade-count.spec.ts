import { describe, expect, it } from '@jest/globals';
import { tradeCount } from './trade-count.ts';
import { bare, full } from './metric.fixture.ts';

describe('trade_count', () => {
  it('of the fixture', () => {
    expect(tradeCount.compute(full)).toBeCloseTo(8.0, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(tradeCount.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
