import { describe, expect, it } from '@jest/globals';
import { movingAverageCrossover } from './moving-average-crossover.ts';
import { barsOfCloses, trace } from './trace.fixture.ts';

const PARAMETERS = { fast: 1, slow: 3 };
// Slow averages from row 2 on: 10, 10.33, 11, 11, 10, 9.
const CLOSES = [10, 10, 10, 11, 12, 10, 8, 9];

describe('the moving-average crossover', () => {
  it('holds the side on which the fast average lies', () => {
    expect(trace(movingAverageCrossover, barsOfCloses(CLOSES), PARAMETERS, true)).toEqual([
      '3: 1 fast-above-slow',
      '5: -1 fast-below-slow',
    ]);
  });

  it('is flat below where it may not be short', () => {
    expect(trace(movingAverageCrossover, barsOfCloses(CLOSES), PARAMETERS)).toEqual([
      '3: 1 fast-above-slow',
      '5: 0 fast-below-slow',
    ]);
  });

  it('does nothing while both are equal', () => {
    expect(trace(movingAverageCrossover, barsOfCloses([5, 5, 5, 5, 5]), PARAMETERS)).toEqual([]);
  });
});
