import { describe, expect, it } from '@jest/globals';
import { kellyFraction } from './kelly-fraction.ts';
import { full } from './metric.fixture.ts';

describe('kelly_fraction', () => {
  it('of the fixture', () => {
    expect(kellyFraction.compute(full)).toBeCloseTo(0.42251427212178877, 10);
  });
});
