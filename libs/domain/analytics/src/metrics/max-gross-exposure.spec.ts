import { describe, expect, it } from '@jest/globals';
import { maxGrossExposure } from './max-gross-exposure.ts';
import { bare, full } from './metric.fixture.ts';

describe('max_gross_exposure', () => {
  it('of the fixture', () => {
    expect(maxGrossExposure.compute(full)).toBeCloseTo(0.5, 10);
  });

  it('says what is missing: NO_ACCOUNT', () => {
    expect(maxGrossExposure.compute(bare)).toMatch(/^NO_ACCOUNT: /);
  });
});
