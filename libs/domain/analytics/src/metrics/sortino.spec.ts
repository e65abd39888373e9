import { describe, expect, it } from '@jest/globals';
import { sortino } from './sortino.ts';
import { full, short } from './metric.fixture.ts';

describe('sortino', () => {
  it('of the fixture', () => {
    expect(sortino.compute(full)).toBeCloseTo(2.0114657883066895, 10);
  });

  it('says what is missing: TOO_SHORT', () => {
    expect(sortino.compute(short)).toMatch(/^TOO_SHORT: /);
  });
});
