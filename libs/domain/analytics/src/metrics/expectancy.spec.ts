import { describe, expect, it } from '@jest/globals';
import { expectancy } from './expectancy.ts';
import { bare, full } from './metric.fixture.ts';

describe('expectancy', () => {
  it('of the fixture', () => {
    expect(expectancy.compute(full)).toBeCloseTo(44.40625, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(expectancy.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
