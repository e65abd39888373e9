import { describe, expect, it } from '@jest/globals';
import { longWinRate } from './long-win-rate.ts';
import { bare, full } from './metric.fixture.ts';

describe('long_win_rate', () => {
  it('of the fixture', () => {
    expect(longWinRate.compute(full)).toBeCloseTo(0.6, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(longWinRate.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
