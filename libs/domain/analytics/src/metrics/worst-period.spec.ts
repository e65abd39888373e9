import { describe, expect, it } from '@jest/globals';
import { worstPeriod } from './worst-period.ts';
import { full, single } from './metric.fixture.ts';

describe('worst_period', () => {
  it('of the fixture', () => {
    expect(worstPeriod.compute(full)).toBeCloseTo(-0.017462, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(worstPeriod.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
