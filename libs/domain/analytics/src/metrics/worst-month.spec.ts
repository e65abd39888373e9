import { describe, expect, it } from '@jest/globals';
import { worstMonth } from './worst-month.ts';
import { bare, full } from './metric.fixture.ts';

describe('worst_month', () => {
  it('of the fixture', () => {
    expect(worstMonth.compute(full)).toBeCloseTo(-0.005283290427802734, 10);
  });

  it('says what is missing: NO_MONTHS', () => {
    expect(worstMonth.compute(bare)).toMatch(/^NO_MONTHS: /);
  });
});
