import { describe, expect, it } from '@jest/globals';
import { benchmarkTotalReturn } from './benchmark-total-return.ts';
import { bare, full } from './metric.fixture.ts';

describe('benchmark_total_return', () => {
  it('of the fixture', () => {
    expect(benchmarkTotalReturn.compute(full)).toBeCloseTo(0.03752978468624346, 10);
  });

  it('says what is missing: NO_BENCHMARK', () => {
    expect(benchmarkTotalReturn.compute(bare)).toMatch(/^NO_BENCHMARK: /);
  });
});
