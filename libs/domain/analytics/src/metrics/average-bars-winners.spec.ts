import { describe, expect, it } from '@jest/globals';
import { averageBarsWinners } from './average-bars-winners.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_bars_winners', () => {
  it('of the fixture', () => {
    expect(averageBarsWinners.compute(full)).toBeCloseTo(5.6, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(averageBarsWinners.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
