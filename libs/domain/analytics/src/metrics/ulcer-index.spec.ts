import { describe, expect, it } from '@jest/globals';
import { ulcerIndex } from './ulcer-index.ts';
import { full, single } from './metric.fixture.ts';

describe('ulcer_index', () => {
  it('of the fixture', () => {
    expect(ulcerIndex.compute(full)).toBeCloseTo(0.022344706934316273, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(ulcerIndex.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
