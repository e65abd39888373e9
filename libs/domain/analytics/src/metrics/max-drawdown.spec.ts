import { describe, expect, it } from '@jest/globals';
import { maxDrawdown } from './max-drawdown.ts';
import { full } from './metric.fixture.ts';

describe('max_drawdown', () => {
  it('of the fixture', () => {
    expect(maxDrawdown.compute(full)).toBeCloseTo(-0.04337909786310801, 10);
  });
});
