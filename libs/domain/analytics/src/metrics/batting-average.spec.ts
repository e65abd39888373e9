import { describe, expect, it } from '@jest/globals';
import { battingAverage } from './batting-average.ts';
import { bare, full } from './metric.fixture.ts';

describe('batting_average', () => {
  it('of the fixture', () => {
    expect(battingAverage.compute(full)).toBeCloseTo(0.5555555555555556, 10);
  });

  it('says what is missing: NO_BENCHMARK', () => {
    expect(battingAverage.compute(bare)).toMatch(/^NO_BENCHMARK: /);
  });
});
