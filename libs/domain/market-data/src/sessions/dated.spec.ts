import { describe, expect, it } from '@jest/globals';
import { barsOf } from '../bars.fixture.ts';
import { calendarOf } from '../calendars/registry.ts';
import { placeDays, placeWeeks } from './dated.ts';
import type { Placement } from './placement.ts';

const DAY = 24 * 60;
const nyse = calendarOf('XNYS');
const hours = ({ openTime, closeTime }: Placement): readonly string[] =>
  Array.from(
    openTime,
    (open, at) =>
      `${new Date(open).toISOString().slice(0, 16)} ${new Date(closeTime[at] ?? NaN).toISOString().slice(0, 16)}`,
  );

describe('bars of days on the sessions of a calendar', () => {
  it('takes the open and close of each session', () => {
    const placement = placeDays(
      barsOf(['2024-01-03T00:00Z', '2024-07-02T00:00Z', '2024-07-03T00:00Z'], DAY),
      nyse,
    );
    expect(hours(placement)).toEqual([
      '2024-01-03T14:30 2024-01-03T21:00',
      '2024-07-02T13:30 2024-07-02T20:00',
      '2024-07-03T13:30 2024-07-03T17:00',
    ]);
  });

  it('knows days that are written as midnight at the exchange', () => {
    const placement = placeDays(barsOf(['2024-07-02T04:00Z', '2024-07-03T04:00Z'], DAY), nyse);
    expect(hours(placement)[1]).toBe('2024-07-03T13:30 2024-07-03T17:00');
  });

  it('counts sessions without a bar, and names days that are none', () => {
    const placement = placeDays(
      barsOf(['2024-07-01T00:00Z', '2024-07-04T00:00Z', '2024-07-05T00:00Z'], DAY),
      nyse,
    );
    expect(placement.strange).toEqual([1]);
    expect(placement.missing).toBe(2);
  });
});

describe('bars of weeks', () => {
  it('run from the first session of the week to its last', () => {
    const placement = placeWeeks(barsOf(['2024-07-01T00:00Z', '2024-05-29T00:00Z'], 7 * DAY), nyse);
    expect(hours(placement)).toEqual([
      '2024-07-01T13:30 2024-07-05T20:00',
      '2024-05-28T13:30 2024-05-31T20:00',
    ]);
  });
});
