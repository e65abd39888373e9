import { describe, expect, it } from '@jest/globals';
import { payoffRatio } from './payoff-ratio.ts';
import { bare, full } from './metric.fixture.ts';

describe('payoff_ratio', () => {
  it('of the fixture', () => {
    expect(payoffRatio.compute(full)).toBeCloseTo(1.8519823788546255, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(payoffRatio.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
