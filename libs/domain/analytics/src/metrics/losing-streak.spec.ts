import { describe, expect, it } from '@jest/globals';
import { losingStreak } from './losing-streak.ts';
import { bare, full } from './metric.fixture.ts';

describe('losing_streak', () => {
  it('of the fixture', () => {
    expect(losingStreak.compute(full)).toBeCloseTo(2.0, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(losingStreak.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
