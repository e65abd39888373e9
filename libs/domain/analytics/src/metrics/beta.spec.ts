import { describe, expect, it } from '@jest/globals';
import { beta } from './beta.ts';
import { bare, full } from './metric.fixture.ts';

describe('beta', () => {
  it('of the fixture', () => {
    expect(beta.compute(full)).toBeCloseTo(1.031058976442472, 10);
  });

  it('says what is missing: NO_BENCHMARK', () => {
    expect(beta.compute(bare)).toMatch(/^NO_BENCHMARK: /);
  });
});
