import { describe, expect, it } from '@jest/globals';
import { rSquared } from './r-squared.ts';
import { full } from './metric.fixture.ts';

describe('r_squared', () => {
  it('of the fixture', () => {
    expect(rSquared.compute(full)).toBeCloseTo(0.5742306252052766, 10);
  });
});
