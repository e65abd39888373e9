import { describe, expect, it } from '@jest/globals';
import { painIndex } from './pain-index.ts';
import { full, single } from './metric.fixture.ts';

describe('pain_index', () => {
  it('of the fixture', () => {
    expect(painIndex.compute(full)).toBeCloseTo(0.018392396184992294, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(painIndex.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
