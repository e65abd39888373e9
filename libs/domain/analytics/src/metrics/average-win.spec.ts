import { describe, expect, it } from '@jest/globals';
import { averageWin } from './average-win.ts';
import { bare, full } from './metric.fixture.ts';

describe('average_win', () => {
  it('of the fixture', () => {
    expect(averageWin.compute(full)).toBeCloseTo(105.1, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(averageWin.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
