import { describe, expect, it } from '@jest/globals';
import { breakEvenCostBps } from './break-even-cost-bps.ts';
import { bare, full } from './metric.fixture.ts';

describe('break_even_cost_bps', () => {
  it('of the fixture', () => {
    expect(breakEvenCostBps.compute(full)).toBeCloseTo(71.10576923076924, 10);
  });

  it('says what is missing: NO_ACCOUNT', () => {
    expect(breakEvenCostBps.compute(bare)).toMatch(/^NO_ACCOUNT: /);
  });
});
