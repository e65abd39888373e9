import { describe, expect, it } from '@jest/globals';
import { calmar } from './calmar.ts';
import { full } from './metric.fixture.ts';

describe('calmar', () => {
  it('of the fixture', () => {
    expect(calmar.compute(full)).toBeCloseTo(7.276915187909993, 10);
  });
});
