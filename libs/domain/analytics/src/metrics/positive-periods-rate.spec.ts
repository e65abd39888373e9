import { describe, expect, it } from '@jest/globals';
import { positivePeriodsRate } from './positive-periods-rate.ts';
import { full, single } from './metric.fixture.ts';

describe('positive_periods_rate', () => {
  it('of the fixture', () => {
    expect(positivePeriodsRate.compute(full)).toBeCloseTo(0.5277777777777778, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(positivePeriodsRate.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
