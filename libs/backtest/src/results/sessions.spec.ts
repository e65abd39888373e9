import { describe, expect, it } from '@jest/globals';
import { UTC_DAYS } from '../engine/account-days.ts';
import { periodsPerYear, pick, sessionEnds } from './sessions.ts';

const HOUR = 3_600_000;
const at = (day: number, hour: number): number => Date.UTC(2024, 0, day, hour);

describe('session ends', () => {
  it('are the last rows of each day, a close at midnight being the day before', () => {
    const times = Float64Array.from([at(2, 10), at(2, 24), at(3, 10), at(3, 12), at(5, 1)]);
    expect([...sessionEnds(times, UTC_DAYS)]).toEqual([1, 3, 4]);
    expect([...pick(times, sessionEnds(times, UTC_DAYS))]).toEqual([
      at(2, 24),
      at(3, 12),
      at(5, 1),
    ]);
  });

  it('of nothing are none', () => {
    expect([...sessionEnds(new Float64Array(0), UTC_DAYS)]).toEqual([]);
  });
});

describe('periods a year', () => {
  it('are 252 on weekdays and 365 where weekends trade', () => {
    const monday = at(1, 24);
    expect(periodsPerYear(Float64Array.from([monday, monday + 24 * HOUR]), UTC_DAYS)).toBe(252);
    expect(periodsPerYear(Float64Array.from([monday, monday + 5 * 24 * HOUR]), UTC_DAYS)).toBe(365);
  });
});
