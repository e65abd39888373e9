import { describe, expect, it } from '@jest/globals';
import { treynor } from './treynor.ts';
import { bare, full, short } from './metric.fixture.ts';

describe('treynor', () => {
  it('of the fixture', () => {
    expect(treynor.compute(full)).toBeCloseTo(0.19476674427770188, 10);
  });

  it('says what is missing: TOO_SHORT', () => {
    expect(treynor.compute(short)).toMatch(/^TOO_SHORT: /);
  });

  it('says what is missing: NO_BENCHMARK', () => {
    expect(treynor.compute(bare)).toMatch(/^NO_BENCHMARK: /);
  });
});
