import { describe, expect, it } from '@jest/globals';
import { kurtosisExcess } from './kurtosis-excess.ts';
import { full, single } from './metric.fixture.ts';

describe('kurtosis_excess', () => {
  it('of the fixture', () => {
    expect(kurtosisExcess.compute(full)).toBeCloseTo(-1.020414267761401, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(kurtosisExcess.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
