import { describe, expect, it } from '@jest/globals';
import { autocorrelation } from './autocorrelation.ts';
import { full, single } from './metric.fixture.ts';

describe('autocorrelation', () => {
  it('of the fixture', () => {
    expect(autocorrelation.compute(full)).toBeCloseTo(0.08997572326588701, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(autocorrelation.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
