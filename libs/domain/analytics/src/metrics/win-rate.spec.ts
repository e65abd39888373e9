import { describe, expect, it } from '@jest/globals';
import { winRate } from './win-rate.ts';
import { bare, full } from './metric.fixture.ts';

describe('win_rate', () => {
  it('of the fixture', () => {
    expect(winRate.compute(full)).toBeCloseTo(0.625, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(winRate.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
