import { describe, expect, it } from '@jest/globals';
import { volatilityTargetTrend } from './volatility-target-trend.ts';
import { barsOfCloses, trace } from './trace.fixture.ts';

const PARAMETERS = { lookback: 2, volatility_period: 2, target: 0.1, every: 1 };

describe('the volatility-target trend', () => {
  it('weighs by target over realized volatility, in steps of a hundredth', () => {
    // Log returns ±0.0953: deviation 0.1348 a day, 2.14 a year, and 0.1 / 2.14 is 0.05.
    expect(
      trace(volatilityTargetTrend, barsOfCloses([100, 110, 100, 110]), {
        ...PARAMETERS,
        lookback: 1,
      })[0],
    ).toBe('2: 0 falling');
    expect(
      trace(volatilityTargetTrend, barsOfCloses([100, 110, 100, 110]), {
        ...PARAMETERS,
        lookback: 1,
      })[1],
    ).toBe('3: 0.05 rising');
  });

  it('sells falling prices where it may be short', () => {
    expect(
      trace(
        volatilityTargetTrend,
        barsOfCloses([100, 110, 100]),
        { ...PARAMETERS, lookback: 1 },
        true,
      ),
    ).toEqual(['2: -0.05 falling']);
  });

  it('is bounded where nothing seems to move', () => {
    expect(trace(volatilityTargetTrend, barsOfCloses([100, 100.1, 100.2]), PARAMETERS)).toEqual([
      '2: 1 rising',
    ]);
  });

  it('decides every so many bars alone', () => {
    const closes = [100, 110, 100, 110, 100, 110, 100];
    expect(
      trace(
        volatilityTargetTrend,
        barsOfCloses(closes),
        { ...PARAMETERS, lookback: 1, every: 3 },
        true,
      ),
    ).toEqual(['3: 0.05 rising', '6: -0.05 falling']);
  });
});
