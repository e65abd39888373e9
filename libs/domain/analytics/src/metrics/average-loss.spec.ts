import { describe, expect, it } from '@jest/globals';
import { averageLoss } from './average-loss.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_loss', () => {
  it('of the fixture', () => {
    expect(averageLoss.compute(full)).toBeCloseTo(-56.75, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(averageLoss.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
