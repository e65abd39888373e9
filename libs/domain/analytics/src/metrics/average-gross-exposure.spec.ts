import { describe, expect, it } from '@jest/globals';
import { averageGrossExposure } from './average-gross-exposure.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_gross_exposure', () => {
  it('of the fixture', () => {
    expect(averageGrossExposure.compute(full)).toBeCloseTo(0.3287671232876712, 10);
  });

  it('says what is missing: NO_ACCOUNT', () => {
    expect(averageGrossExposure.compute(bare)).toMatch(/^NO_ACCOUNT: /);
  });
});
