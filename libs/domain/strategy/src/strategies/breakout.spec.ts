import { describe, expect, it } from '@jest/globals';
import { breakout } from './breakout.ts';
import { barsOfCloses, trace } from './trace.fixture.ts';

const PARAMETERS = { period: 2, atr_period: 1, atr_stop: 1.5 };

describe('the breakout', () => {
  it('enters beyond the channel of the bars before', () => {
    expect(trace(breakout, barsOfCloses([10, 10, 11]), PARAMETERS)).toEqual(['2: 1 above-channel']);
  });

  it('does not enter at the channel', () => {
    expect(trace(breakout, barsOfCloses([10, 11, 11]), PARAMETERS)).toEqual([]);
  });

  it('turns below it where it may be short', () => {
    expect(trace(breakout, barsOfCloses([10, 10, 11, 9]), PARAMETERS, true)).toEqual([
      '2: 1 above-channel',
      '3: -1 below-channel',
    ]);
  });

  it('leaves when so many ranges of its best close are given back', () => {
    // A channel of eight bars keeps the fall from 16 inside; its best close is 16, the range 1.
    const closes = [10, 10, 10, 10, 10, 10, 10, 10, 16, 15, 14];
    expect(trace(breakout, barsOfCloses(closes), { ...PARAMETERS, period: 8 })).toEqual([
      '8: 1 above-channel',
      '10: 0 atr-stop',
    ]);
  });
});
