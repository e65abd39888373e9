import { describe, expect, it } from '@jest/globals';
import { drawdownCount } from './drawdown-count.ts';
import { full } from './metric.fixture.ts';

describe('drawdown_count', () => {
  it('of the fixture', () => {
    expect(drawdownCount.compute(full)).toBeCloseTo(5.0, 10);
  });
});
