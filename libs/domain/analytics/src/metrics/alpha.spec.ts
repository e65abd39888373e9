import { describe, expect, it } from '@jest/globals';
import { alpha } from './alpha.ts';
import { bare, full, short } from './metric.fixture.ts';

describe('alpha', () => {
  it('of the fixture', () => {
    expect(alpha.compute(full)).toBeCloseTo(0.06144054074143595, 10);
  });

  it('says what is missing: TOO_SHORT', () => {
    expect(alpha.compute(short)).toMatch(/^TOO_SHORT: /);
  });

  it('says what is missing: NO_BENCHMARK', () => {
    expect(alpha.compute(bare)).toMatch(/^NO_BENCHMARK: /);
  });
});
