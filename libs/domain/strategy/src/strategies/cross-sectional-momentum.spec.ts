import { describe, expect, it } from '@jest/globals';
import { crossSectionalMomentum } from './cross-sectional-momentum.ts';
import { barsOfCloses, traceAll } from './trace.fixture.ts';

const PARAMETERS = { lookback: 1, skip: 0, share: 0.34, every: 1 };
const UNIVERSE = {
  A: barsOfCloses([100, 130, 100]),
  B: barsOfCloses([100, 110, 120]),
  C: barsOfCloses([100, 90, 95]),
};

describe('cross-sectional momentum', () => {
  it('holds the best of the universe', () => {
    expect(traceAll(crossSectionalMomentum, UNIVERSE, { parameters: PARAMETERS })).toEqual([
      '1: A=1 winner',
      '1: B=0 middle',
      '1: C=0 middle',
      '2: B=1 winner',
      '2: A=0 middle',
    ]);
  });

  it('and sells the worst where it may be short', () => {
    expect(
      traceAll(crossSectionalMomentum, UNIVERSE, {
        parameters: PARAMETERS,
        allowShort: true,
      }).slice(0, 3),
    ).toEqual(['1: A=0.5 winner', '1: B=0 middle', '1: C=-0.5 loser']);
  });

  it('skips the last bars', () => {
    const parameters = { ...PARAMETERS, skip: 1 };
    expect(traceAll(crossSectionalMomentum, UNIVERSE, { parameters })[0]).toBe('2: A=1 winner');
  });

  it('decides every so many instants', () => {
    expect(
      traceAll(crossSectionalMomentum, UNIVERSE, { parameters: { ...PARAMETERS, every: 2 } }),
    ).toHaveLength(3);
  });
});
