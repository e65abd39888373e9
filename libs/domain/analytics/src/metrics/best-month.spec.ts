import { describe, expect, it } from '@jest/globals';
import { bestMonth } from './best-month.ts';
import { bare, full } from './metric.fixture.ts';

describe('best_month', () => {
  it('of the fixture', () => {
    expect(bestMonth.compute(full)).toBeCloseTo(0.036891187413339965, 10);
  });

  it('says what is missing: NO_MONTHS', () => {
    expect(bestMonth.compute(bare)).toMatch(/^NO_MONTHS: /);
  });
});
