import { describe, expect, it } from '@jest/globals';
import { es99 } from './es-99.ts';
import { full, single } from './metric.fixture.ts';

describe('es_99', () => {
  it('of the fixture', () => {
    expect(es99.compute(full)).toBeCloseTo(0.017462, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(es99.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
