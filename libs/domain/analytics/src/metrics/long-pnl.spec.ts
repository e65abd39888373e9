import { describe, expect, it } from '@jest/globals';
import { longPnl } from './long-pnl.ts';
import { bare, full } from './metric.fixture.ts';

describe('long_pnl', () => {
  it('of the fixture', () => {
    expect(longPnl.compute(full)).toBeCloseTo(300.25, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(longPnl.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
