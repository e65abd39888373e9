import { describe, expect, it } from '@jest/globals';
import { probabilisticSharpe } from './probabilistic-sharpe.ts';
import { full, single } from './metric.fixture.ts';

describe('probabilistic_sharpe', () => {
  it('of the fixture', () => {
    expect(probabilisticSharpe.compute(full)).toBeCloseTo(0.7572762365405235, 10);
  });

  it('says what is missing: NO_RETURNS', () => {
    expect(probabilisticSharpe.compute(single)).toMatch(/^NO_RETURNS: /);
  });
});
