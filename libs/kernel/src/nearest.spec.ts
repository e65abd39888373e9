import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance, nearestNames } from './nearest.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['lookback', 'lookback', 0],
    ['lokback', 'lookback', 1],
    ['loobkack', 'lookback', 1],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
  ])('from %s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is symmetric, and zero for equal texts alone', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('nearestNames', () => {
  const known = ['lookback', 'threshold', 'side', 'max_positions', 'max_position_size'];

  it.each([
    ['lokback', ['lookback']],
    ['SIDE', ['side']],
    ['max_position', ['max_positions', 'max_position_size']],
    ['zzz', []],
    ['', []],
    ['lookback'.repeat(100_000), []],
  ])('of %s are %j', (name, nearest) => {
    expect(nearestNames(name, known)).toEqual(nearest);
  });
});
