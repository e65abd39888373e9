import { describe, expect, it } from '@jest/globals';
import { rsi2 } from './rsi-2.ts';
import { barsOfCloses, trace } from './trace.fixture.ts';

const PARAMETERS = { period: 2, lower: 20, upper: 80, trend: 6, exit: 2 };

describe('RSI-2', () => {
  it('buys weakness in a rise and leaves above the short average', () => {
    const closes = [1, 2, 3, 4, 20, 19, 18, 25];
    expect(trace(rsi2, barsOfCloses(closes), { ...PARAMETERS, lower: 75 })).toEqual([
      '6: 1 weakness-in-rise',
      '7: 0 short-average-crossed',
    ]);
  });

  it('sells strength in a fall where it may be short', () => {
    const closes = [30, 29, 28, 27, 10, 11, 12, 8];
    expect(trace(rsi2, barsOfCloses(closes), { ...PARAMETERS, upper: 24 }, true)).toEqual([
      '6: -1 strength-in-fall',
      '7: 0 short-average-crossed',
    ]);
  });

  it('leaves a fall alone where it may not', () => {
    expect(
      trace(rsi2, barsOfCloses([30, 29, 28, 27, 10, 11, 12]), { ...PARAMETERS, upper: 24 }),
    ).toEqual([]);
  });
});
