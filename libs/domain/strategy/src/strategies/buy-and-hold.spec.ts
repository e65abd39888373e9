import { describe, expect, it } from '@jest/globals';
import { buyAndHold } from './buy-and-hold.ts';
import { barsOfCloses, trace } from './trace.fixture.ts';

describe('buy and hold', () => {
  it('buys once, at the first bar, and never again', () => {
    expect(trace(buyAndHold, barsOfCloses([100, 90, 120]))).toEqual(['0: 1 hold']);
  });

  it('keeps some cash where it is told to', () => {
    expect(trace(buyAndHold, barsOfCloses([100, 90]), { weight: 0.6 })).toEqual(['0: 0.6 hold']);
  });
});
