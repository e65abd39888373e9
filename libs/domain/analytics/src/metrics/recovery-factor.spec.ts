import { describe, expect, it } from '@jest/globals';
import { recoveryFactor } from './recovery-factor.ts';
import { full } from './metric.fixture.ts';

describe('recovery_factor', () => {
  it('of the fixture', () => {
    expect(recoveryFactor.compute(full)).toBeCloseTo(1.2810081465842258, 10);
  });
});
