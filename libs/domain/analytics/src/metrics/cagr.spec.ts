import { describe, expect, it } from '@jest/globals';
import { cagr } from './cagr.ts';
import { full, short } from './metric.fixture.ts';

describe('cagr', () => {
  it('of the fixture', () => {
    expect(cagr.compute(full)).toBeCloseTo(0.3156660160778846, 10);
  });

  it('says what is missing: TOO_SHORT', () => {
    expect(cagr.compute(short)).toMatch(/^TOO_SHORT: /);
  });
});
