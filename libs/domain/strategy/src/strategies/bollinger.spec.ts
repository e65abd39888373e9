import { describe, expect, it } from '@jest/globals';
import { bollinger } from './bollinger.ts';
import { barsOfCloses, trace } from './trace.fixture.ts';

const PARAMETERS = { period: 3, width: 1 };

describe('the Bollinger reversal', () => {
  it('enters when the close is back above the lower band and leaves at the middle', () => {
    // Row 3 closes under its band (9.33 − 0.94), row 4 is back over it, row 5 over the middle.
    expect(trace(bollinger, barsOfCloses([10, 10, 10, 8, 8, 9.5]), PARAMETERS)).toEqual([
      '4: 1 back-above-lower',
      '5: 0 middle-reached',
    ]);
  });

  it('mirrors above where it may be short', () => {
    expect(trace(bollinger, barsOfCloses([10, 10, 10, 12, 12, 10.5]), PARAMETERS, true)).toEqual([
      '4: -1 back-below-upper',
      '5: 0 middle-reached',
    ]);
  });

  it('does nothing inside the bands', () => {
    expect(
      trace(bollinger, barsOfCloses([10, 10.1, 10, 10.1, 10]), { period: 3, width: 5 }),
    ).toEqual([]);
  });
});
