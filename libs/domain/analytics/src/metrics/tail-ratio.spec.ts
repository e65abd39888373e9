import { describe, expect, it } from '@jest/globals';
import { tailRatio } from './tail-ratio.ts';
import { full, single } from './metric.fixture.ts';

describe('tail_ratio', () => {
  it('of the fixture', () => {
    expect(tailRatio.compute(full)).toBeCloseTo(1.066065196051699, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(tailRatio.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
