import { describe, expect, it } from '@jest/globals';
import { winningStreak } from './winning-streak.ts';
import { bare, full } from './metric.fixture.ts';

describe('winning_streak', () => {
  it('of the fixture', () => {
    expect(winningStreak.compute(full)).toBeCloseTo(2.0, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(winningStreak.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
