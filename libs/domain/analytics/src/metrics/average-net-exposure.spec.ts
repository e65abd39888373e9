import { describe, expect, it } from '@jest/globals';
import { averageNetExposure } from './average-net-exposure.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_net_exposure', () => {
  it('of the fixture', () => {
    expect(averageNetExposure.compute(full)).toBeCloseTo(0.0821917808219178, 10);
  });

  it('says what is missing: NO_ACCOUNT', () => {
    expect(averageNetExposure.compute(bare)).toMatch(/^NO_ACCOUNT: /);
  });
});
