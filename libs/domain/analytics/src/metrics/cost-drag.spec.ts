import { describe, expect, it } from '@jest/globals';
import { costDrag } from './cost-drag.ts';
import { bare, full } from './metric.fixture.ts';

describe('cost_drag', () => {
  it('of the fixture', () => {
    expect(costDrag.compute(full)).toBeCloseTo(0.0072829001650165015, 10);
  });

  it('says what is missing: NO_ACCOUNT', () => {
    expect(costDrag.compute(bare)).toMatch(/^NO_ACCOUNT: /);
  });
});
