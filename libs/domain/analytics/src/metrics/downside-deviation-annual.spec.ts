import { describe, expect, it } from '@jest/globals';
import { downsideDeviationAnnual } from './downside-deviation-annual.ts';
import { full, short } from './metric.fixture.ts';

describe('downside_deviation_annual', () => {
  it('of the fixture', () => {
    expect(downsideDeviationAnnual.compute(full)).toBeCloseTo(0.09983565276993986, 10);
  });

  it('says what is missing: TOO_SHORT', () => {
    expect(downsideDeviationAnnual.compute(short)).toMatch(/^TOO_SHORT: /);
  });
});
