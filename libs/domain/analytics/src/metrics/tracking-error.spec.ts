import { describe, expect, it } from '@jest/globals';
import { trackingError } from './tracking-error.ts';
import { bare, full, short } from './metric.fixture.ts';

describe('tracking_error', () => {
  it('of the fixture', () => {
    expect(trackingError.compute(full)).toBeCloseTo(0.09959125950519446, 10);
  });

  it('says what is missing: TOO_SHORT', () => {
    expect(trackingError.compute(short)).toMatch(/^TOO_SHORT: /);
  });

  it('says what is missing: NO_BENCHMARK', () => {
    expect(trackingError.compute(bare)).toMatch(/^NO_BENCHMARK: /);
  });
});
