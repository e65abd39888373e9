import { describe, expect, it } from '@jest/globals';
import { martinRatio } from './martin-ratio.ts';
import { full } from './metric.fixture.ts';

describe('martin_ratio', () => {
  it('of the fixture', () => {
    expect(martinRatio.compute(full)).toBeCloseTo(14.127104777243465, 10);
  });
});
