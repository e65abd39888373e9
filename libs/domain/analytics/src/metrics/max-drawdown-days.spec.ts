import { describe, expect, it } from '@jest/globals';
import { maxDrawdownDays } from './max-drawdown-days.ts';
import { full } from './metric.fixture.ts';

describe('max_drawdown_days', () => {
  it('of the fixture', () => {
    expect(maxDrawdownDays.compute(full)).toBeCloseTo(18.0, 10);
  });
});
