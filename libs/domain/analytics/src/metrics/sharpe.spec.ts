import { describe, expect, it } from '@jest/globals';
import { sharpe } from './sharpe.ts';
import { full, short } from './metric.fixture.ts';

describe('sharpe', () => {
  it('of the fixture', () => {
    expect(sharpe.compute(full)).toBeCloseTo(1.3165273477700339, 10);
  });

  it('says what is missing: TOO_SHORT', () => {
    expect(sharpe.compute(short)).toMatch(/^TOO_SHORT: /);
  });
});
