import { describe, expect, it } from '@jest/globals';
import { turnover } from './turnover.ts';
import { bare, full } from './metric.fixture.ts';

describe('turnover', () => {
  it('of the fixture', () => {
    expect(turnover.compute(full)).toBeCloseTo(26.11798679867987, 10);
  });

  it('says what is missing: NO_ACCOUNT', () => {
    expect(turnover.compute(bare)).toMatch(/^NO_ACCOUNT: /);
  });
});
