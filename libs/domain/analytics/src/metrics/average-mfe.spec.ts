import { describe, expect, it } from '@jest/globals';
import { averageMfe } from './average-mfe.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_mfe', () => {
  it('of the fixture', () => {
    expect(averageMfe.compute(full)).toBeCloseTo(0.010750000000000001, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(averageMfe.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
