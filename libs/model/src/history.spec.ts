import { describe, expect, it } from '@jest/globals';
import { isTimeframe, TIMEFRAME_MILLISECONDS, timeframeOfGap, TIMEFRAMES } from './history.ts';

describe('timeframes', () => {
  it('are listed from the finest to the coarsest, each once', () => {
    const lengths = TIMEFRAMES.map((name) => TIMEFRAME_MILLISECONDS[name]);
    expect(lengths).toEqual([...new Set(lengths)].sort((a, b) => a - b));
    expect([...TIMEFRAMES].sort()).toEqual(Object.keys(TIMEFRAME_MILLISECONDS).sort());
  });

  it('are known by the distance of their bars', () => {
    expect(TIMEFRAMES.map((name) => timeframeOfGap(TIMEFRAME_MILLISECONDS[name]))).toEqual(
      TIMEFRAMES,
    );
    expect(timeframeOfGap(120_000)).toBeNull();
  });

  it('are no other words', () =>
    expect(['1d', '2d', 'toString'].map(isTimeframe)).toEqual([true, false, false]));
});
