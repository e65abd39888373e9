import { describe, expect, it } from '@jest/globals';
import { expectedVolumes } from './expected-volumes.ts';

describe('the volume that is expected', () => {
  it.each([
    [
      'is the mean of past sessions at each bar',
      [
        [10, 2, 30],
        [30, 4, 50],
      ],
      [0, 3],
      [20, 3, 40],
    ],
    ['goes on from the bar to come', [[10, 2, 30]], [1, 2], [2, 30]],
    ['and into the session after', [[10, 2, 30]], [2, 3], [30, 10, 2]],
    ['knows a short session up to its end', [[10, 2, 30], [30]], [0, 3], [20, 2, 30]],
    ['is the same for each bar that is a session', [[10], [30], [50]], [0, 3], [30, 30, 30]],
    ['is nothing where no session is past', [], [0, 2], [0, 0]],
  ] as const)('%s', (_rule, sessions, [next, count], volumes) => {
    expect(expectedVolumes(sessions, next, count)).toEqual(volumes);
  });
});
