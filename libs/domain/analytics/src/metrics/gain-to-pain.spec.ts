import { describe, expect, it } from '@jest/globals';
import { gainToPain } from './gain-to-pain.ts';
import { full, single } from './metric.fixture.ts';

describe('gain_to_pain', () => {
  it('of the fixture', () => {
    expect(gainToPain.compute(full)).toBeCloseTo(0.21527032604209656, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(gainToPain.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
