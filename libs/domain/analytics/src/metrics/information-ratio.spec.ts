import { describe, expect, it } from '@jest/globals';
import { informationRatio } from './information-ratio.ts';
import { bare, full, short } from './metric.fixture.ts';

describe('information_ratio', () => {
  it('of the fixture', () => {
    expect(informationRatio.compute(full)).toBeCloseTo(0.6590839429696783, 10);
  });

  it('says what is missing: TOO_SHORT', () => {
    expect(informationRatio.compute(short)).toMatch(/^TOO_SHORT: /);
  });

  it('says what is missing: NO_BENCHMARK', () => {
    expect(informationRatio.compute(bare)).toMatch(/^NO_BENCHMARK: /);
  });
});
