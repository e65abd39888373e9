import { describe, expect, it } from '@jest/globals';
import { stability } from './stability.ts';
import { full, single } from './metric.fixture.ts';

describe('stability', () => {
  it('of the fixture', () => {
    expect(stability.compute(full)).toBeCloseTo(0.19617628986409227, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(stability.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
