import { describe, expect, it } from '@jest/globals';
import type { BarColumns } from '@stratvector/model';
import { closesBeside } from './closes-beside.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Bars from one hour of a day to another. */
const daily = (days: readonly number[], from: number, to: number): BarColumns => {
  const close = Float64Array.from(days, (day) => 100 + day);
  return {
    length: days.length,
    openTime: Float64Array.from(days, (day) => day * DAY + from * HOUR),
    closeTime: Float64Array.from(days, (day) => day * DAY + to * HOUR),
    open: close,
    high: close,
    low: close,
    close,
    volume: close,
    hasVolume: true,
  };
};

const beside = (own: BarColumns, other: BarColumns) => [...closesBeside(own, other)];

describe('closes beside bars', () => {
  it('are those of the same times', () => {
    const days = daily([1, 2, 3], 14, 21);
    expect(beside(days, days)).toEqual([101, 102, 103]);
  });

  it('are missing where the other has no bar, and are not taken twice', () => {
    expect(beside(daily([1, 2, 3], 14, 21), daily([1, 3], 14, 21))).toEqual([101, NaN, 103]);
  });

  it('are the latest of those that closed within a bar', () => {
    expect(beside(daily([1, 3], 14, 21), daily([1, 2, 3], 14, 21))).toEqual([101, 103]);
  });

  it('of a market that closes earlier are of the same day', () => {
    expect(beside(daily([1, 2], 14, 21), daily([1, 2], 8, 16))).toEqual([101, 102]);
  });

  it('of a market that closes later are of the day before: its own is not known yet', () => {
    expect(beside(daily([1, 2, 3], 8, 16), daily([1, 2, 3], 14, 21))).toEqual([NaN, 101, 102]);
  });

  it('are none where the two never meet', () => {
    expect(beside(daily([1, 2], 14, 21), daily([7, 8], 14, 21))).toEqual([NaN, NaN]);
  });
});
