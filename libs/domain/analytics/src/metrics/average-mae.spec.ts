import { describe, expect, it } from '@jest/globals';
import { averageMae } from './average-mae.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_mae', () => {
  it('of the fixture', () => {
    expect(averageMae.compute(full)).toBeCloseTo(-0.007000000000000001, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(averageMae.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
