import { describe, expect, it } from '@jest/globals';
import { averageDrawdown } from './average-drawdown.ts';
import { full } from './metric.fixture.ts';

describe('average_drawdown', () => {
  it('of the fixture', () => {
    expect(averageDrawdown.compute(full)).toBeCloseTo(-0.0339809296770041, 10);
  });
});
