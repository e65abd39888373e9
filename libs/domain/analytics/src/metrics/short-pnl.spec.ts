import { describe, expect, it } from '@jest/globals';
import { shortPnl } from './short-pnl.ts';
import { bare, full } from './metric.fixture.ts';

describe('short_pnl', () => {
  it('of the fixture', () => {
    expect(shortPnl.compute(full)).toBeCloseTo(55.0, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(shortPnl.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
