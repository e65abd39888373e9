import { describe, expect, it } from '@jest/globals';
import { bestPeriod } from './best-period.ts';
import { full, single } from './metric.fixture.ts';

describe('best_period', () => {
  it('of the fixture', () => {
    expect(bestPeriod.compute(full)).toBeCloseTo(0.017894, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(bestPeriod.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
