import { describe, expect, it } from '@jest/globals';
import { skew } from './skew.ts';
import { full, single } from './metric.fixture.ts';

describe('skew', () => {
  it('of the fixture', () => {
    expect(skew.compute(full)).toBeCloseTo(-0.02265459920335216, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(skew.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
