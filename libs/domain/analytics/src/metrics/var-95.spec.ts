import { describe, expect, it } from '@jest/globals';
import { var95 } from './var-95.ts';
import { full, single } from './metric.fixture.ts';

describe('var_95', () => {
  it('of the fixture', () => {
    expect(var95.compute(full)).toBeCloseTo(0.0146696, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(var95.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
