import { describe, expect, it } from '@jest/globals';
import { averageDaysHeld } from './average-days-held.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_days_held', () => {
  it('of the fixture', () => {
    expect(averageDaysHeld.compute(full)).toBeCloseTo(6.0, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(averageDaysHeld.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
