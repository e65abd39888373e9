import { describe, expect, it } from '@jest/globals';
import { totalReturn } from './total-return.ts';
import { full } from './metric.fixture.ts';

describe('total_return', () => {
  it('of the fixture', () => {
    expect(totalReturn.compute(full)).toBeCloseTo(0.055568977754115734, 10);
  });
});
