import { describe, expect, it } from '@jest/globals';
import { longestDrawdownDays } from './longest-drawdown-days.ts';
import { full } from './metric.fixture.ts';

describe('longest_drawdown_days', () => {
  it('of the fixture', () => {
    expect(longestDrawdownDays.compute(full)).toBeCloseTo(18.0, 10);
  });
});
