import { describe, expect, it } from '@jest/globals';
import { deflatedSharpe } from './deflated-sharpe.ts';
import { bare, full, single } from './metric.fixture.ts';

describe('deflated_sharpe', () => {
  it('of the fixture', () => {
    expect(deflatedSharpe.compute(full)).toBeCloseTo(0.05898366277805017, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(deflatedSharpe.compute(single)).toMatch(/^NO_RETURNS: /);
  });

  it('says what is missing: NO_TRIALS', () => {
    expect(deflatedSharpe.compute(bare)).toMatch(/^NO_TRIALS: /);
  });
});
