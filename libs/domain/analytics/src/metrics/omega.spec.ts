import { describe, expect, it } from '@jest/globals';
import { omega } from './omega.ts';
import { full, single } from './metric.fixture.ts';

describe('omega', () => {
  it('of the fixture', () => {
    expect(omega.compute(full)).toBeCloseTo(1.2152703260420967, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(omega.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
