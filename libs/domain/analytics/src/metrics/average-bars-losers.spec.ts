import { describe, expect, it } from '@jest/globals';
import { averageBarsLosers } from './average-bars-losers.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_bars_losers', () => {
  it('of the fixture', () => {
    expect(averageBarsLosers.compute(full)).toBeCloseTo(2.6666666666666665, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(averageBarsLosers.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
