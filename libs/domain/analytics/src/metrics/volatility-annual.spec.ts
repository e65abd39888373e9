import { describe, expect, it } from '@jest/globals';
import { volatilityAnnual } from './volatility-annual.ts';
import { full, short } from './metric.fixture.ts';

describe('volatility_annual', () => {
  it('of the fixture', () => {
    expect(volatilityAnnual.compute(full)).toBeCloseTo(0.15253462097855167, 10);
  });

  it('says what is missing: TOO_SHORT', () => {
    expect(volatilityAnnual.compute(short)).toMatch(/^TOO_SHORT: /);
  });
});
