import { describe, expect, it } from '@jest/globals';
import { averageMonth } from './average-month.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_month', () => {
  it('of the fixture', () => {
    expect(averageMonth.compute(full)).toBeCloseTo(0.018342727795317242, 10);
  });

  it('says what is missing: NO_MONTHS', () => {
    expect(averageMonth.compute(bare)).toMatch(/^NO_MONTHS: /);
  });
});
