import { describe, expect, it } from '@jest/globals';
import { meanReturn } from './mean-return.ts';
import { full, single } from './metric.fixture.ts';

describe('mean_return', () => {
  it('of the fixture', () => {
    expect(meanReturn.compute(full)).toBeCloseTo(0.0007968888888888889, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(meanReturn.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
