import { describe, expect, it } from '@jest/globals';
import { es95 } from './es-95.ts';
import { full, single } from './metric.fixture.ts';

describe('es_95', () => {
  it('of the fixture', () => {
    expect(es95.compute(full)).toBeCloseTo(0.01615975, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(es95.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
