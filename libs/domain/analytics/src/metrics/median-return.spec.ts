import { describe, expect, it } from '@jest/globals';
import { medianReturn } from './median-return.ts';
import { full, single } from './metric.fixture.ts';

describe('median_return', () => {
  it('of the fixture', () => {
    expect(medianReturn.compute(full)).toBeCloseTo(0.001291, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(medianReturn.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
