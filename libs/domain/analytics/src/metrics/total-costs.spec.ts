import { describe, expect, it } from '@jest/globals';
import { totalCosts } from './total-costs.ts';
import { bare, full } from './metric.fixture.ts';

describe('total_costs', () => {
  it('of the fixture', () => {
    expect(totalCosts.compute(full)).toBeCloseTo(14.5, 10);
  });

  it('says what is missing: NO_ACCOUNT', () => {
    expect(totalCosts.compute(bare)).toMatch(/^NO_ACCOUNT: /);
  });
});
