import { describe, expect, it } from '@jest/globals';
import { netProfit } from './net-profit.ts';
import { bare, full } from './metric.fixture.ts';

describe('net_profit', () => {
  it('of the fixture', () => {
    expect(netProfit.compute(full)).toBeCloseTo(355.25, 10);
  });

  it('says what is missing: NO_ACCOUNT', () => {
    expect(netProfit.compute(bare)).toMatch(/^NO_ACCOUNT: /);
  });
});
