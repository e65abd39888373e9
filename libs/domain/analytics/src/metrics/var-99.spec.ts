import { describe, expect, it } from '@jest/globals';
import { var99 } from './var-99.ts';
import { full, single } from './metric.fixture.ts';

describe('var_99', () => {
  it('of the fixture', () => {
    expect(var99.compute(full)).toBeCloseTo(0.016583729999999998, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(var99.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
