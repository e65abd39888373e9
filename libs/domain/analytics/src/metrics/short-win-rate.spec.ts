import { describe, expect, it } from '@jest/globals';
import { shortWinRate } from './short-win-rate.ts';
import { bare, full } from './metric.fixture.ts';

describe('short_win_rate', () => {
  it('of the fixture', () => {
    expect(shortWinRate.compute(full)).toBeCloseTo(0.6666666666666666, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(shortWinRate.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
