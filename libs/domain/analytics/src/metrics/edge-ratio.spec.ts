import { describe, expect, it } from '@jest/globals';
import { edgeRatio } from './edge-ratio.ts';
import { bare, full } from './metric.fixture.ts';

describe('edge_ratio', () => {
  it('of the fixture', () => {
    expect(edgeRatio.compute(full)).toBeCloseTo(1.5357142857142856, 10);
  });

  it('says what is missing: NO_TRADES', () => {
    expect(edgeRatio.compute(bare)).toMatch(/^NO_TRADES: /);
  });
});
