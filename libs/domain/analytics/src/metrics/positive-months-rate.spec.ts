import { describe, expect, it } from '@jest/globals';
import { positiveMonthsRate } from './positive-months-rate.ts';
import { bare, full } from './metric.fixture.ts';

describe('positive_months_rate', () => {
  it('of the fixture', () => {
    expect(positiveMonthsRate.compute(full)).toBeCloseTo(0.6666666666666666, 10);
  });

  it('says what is missing: NO_MONTHS', () => {
    expect(positiveMonthsRate.compute(bare)).toMatch(/^NO_MONTHS: /);
  });
});
