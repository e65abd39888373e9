import { describe, expect, it } from '@jest/globals';
import { averageBarsHeld } from './average-bars-held.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_bars_held', () => {
  it('of the fixture', () => {
    expect(averageBarsHeld.compute(full)).toBeCloseTo(4.5, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(averageBarsHeld.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
