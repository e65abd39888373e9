import { describe, expect, it } from '@jest/globals';
import { correlation } from './correlation.ts';
import { bare, full } from './metric.fixture.ts';

describe('correlation', () => {
  it('of the fixture', () => {
    expect(correlation.compute(full)).toBeCloseTo(0.7577800638742593, 10);
  });

  it('says what is missing: NO_BENCHMARK', () => {
    expect(correlation.compute(bare)).toMatch(/^NO_BENCHMARK: /);
  });
});
