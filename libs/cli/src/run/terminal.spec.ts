import { describe, expect, it } from '@jest/globals';
import { barRate, counted } from './terminal.ts';

describe('a rate of bars', () => {
  it.each([
    [3_214_000, '3.21 million bars/s'],
    [100_000, '0.10 million bars/s'],
    [4_585.2, '4,585 bars/s'],
  ])('of %d is %s', (perSecond, text) => {
    expect(barRate(perSecond, 2)).toBe(text);
  });
});

describe('a count', () => {
  it.each([
    [0, '0 errors'],
    [1, '1 error'],
    [2_000, '2,000 errors'],
  ])('of %i is told as %s', (count, text) => {
    expect(counted(count, 'error')).toBe(text);
  });
});
