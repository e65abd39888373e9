import { describe, expect, it } from '@jest/globals';
import { profitFactor } from './profit-factor.ts';
import { bare, full } from './metric.fixture.ts';

describe('profit_factor', () => {
  it('of the fixture', () => {
    expect(profitFactor.compute(full)).toBeCloseTo(3.0866372980910426, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(profitFactor.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
