import { describe, expect, it } from '@jest/globals';
import { meanReversion } from './mean-reversion.ts';
import { barsOfCloses, trace } from './trace.fixture.ts';

const PARAMETERS = { period: 3, entry: 1.2, exit: 0.5 };

describe('mean reversion', () => {
  it('buys far under the mean and leaves near it', () => {
    // Of 10, 10, 7 the mean is 9 and the deviation 1.414, so 7 is 1.414 deviations under it.
    expect(trace(meanReversion, barsOfCloses([10, 10, 7, 8.5, 9]), PARAMETERS)).toEqual([
      '2: 1 far-below-mean',
      '3: 0 near-mean',
    ]);
  });

  it('sells far above it where it may be short', () => {
    expect(trace(meanReversion, barsOfCloses([10, 10, 13]), PARAMETERS, true)).toEqual([
      '2: -1 far-above-mean',
    ]);
  });

  it('stands in between', () => {
    expect(
      trace(meanReversion, barsOfCloses([10, 10, 7, 6.5, 7.2]), { ...PARAMETERS, exit: 0.01 }),
    ).toEqual(['2: 1 far-below-mean']);
  });
});
