import { describe, expect, it } from '@jest/globals';
import { exposureTime } from './exposure-time.ts';
import { bare, full } from './metric.fixture.ts';

describe('exposure_time', () => {
  it('of the fixture', () => {
    expect(exposureTime.compute(full)).toBeCloseTo(0.6575342465753424, 10);
  });

  it('says what is missing: NO_ACCOUNT', () => {
    expect(exposureTime.compute(bare)).toMatch(/^NO_ACCOUNT: /);
  });
});
