import { describe, expect, it } from '@jest/globals';
import { sqn } from './sqn.ts';
import { bare, full } from './metric.fixture.ts';

describe('sqn', () => {
  it('of the fixture', () => {
    expect(sqn.compute(full)).toBeCloseTo(1.3037795184788912, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(sqn.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
