import { describe, expect, it } from '@jest/globals';
import { barsOf, every } from '../bars.fixture.ts';
import { calendarOf } from '../calendars/registry.ts';
import type { CalendarCode } from '../calendars/registry.ts';
import { placeIntraday } from './intraday.ts';

const MINUTE = 60_000;

const placed = (
  code: CalendarCode,
  minutes: number,
  times: readonly string[],
  extendedHours = false,
) => {
  const calendar = calendarOf(code);
  const terms = { calendar, width: minutes * MINUTE, extendedHours };
  const placement = placeIntraday(barsOf(times, minutes), terms);
  const hour = (time: number): string => new Date(time).toISOString().slice(11, 16);
  return {
    ...placement,
    hours: Array.from(
      placement.openTime,
      (open, at) => `${hour(open)}-${hour(placement.closeTime[at] ?? NaN)}`,
    ),
    dates: Array.from(placement.session, (session) => calendar.sessionAt(session)?.date),
  };
};

describe('bars within the day on the sessions of a calendar', () => {
  it('keeps those within the hours and counts the others', () => {
    // 13:00 to 21:30 UTC of a summer day in New York, which trades from 13:30 to 20:00.
    const { rows, outside, missing, dates } = placed(
      'XNYS',
      30,
      every(30, '2024-07-02T13:00:00Z', 17),
    );
    expect([...rows]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(outside).toBe(4);
    expect(missing).toBe(0);
    expect(new Set(dates)).toEqual(new Set(['2024-07-02']));
  });

  it('follows daylight saving from one week to the next', () => {
    const friday = placed('XNYS', 30, every(30, '2024-03-08T14:00:00Z', 3));
    const monday = placed('XNYS', 30, every(30, '2024-03-11T13:00:00Z', 3));
    expect(friday.hours).toEqual(['14:30-15:00', '15:00-15:30']);
    expect(monday.hours).toEqual(['13:30-14:00', '14:00-14:30']);
  });

  it('ends with an early close', () => {
    const { hours, outside } = placed('XNYS', 30, every(30, '2024-07-03T16:00:00Z', 4));
    expect(hours).toEqual(['16:00-16:30', '16:30-17:00']);
    expect(outside).toBe(2);
  });

  it('cuts the last bar at the close', () => {
    const { hours } = placed('XNYS', 60, every(60, '2024-07-02T18:30:00Z', 2));
    expect(hours).toEqual(['18:30-19:30', '19:30-20:00']);
  });

  it('starts a bar that straddles the open with the session, and counts it', () => {
    const { hours, straddling, missing } = placed('XNYS', 60, every(60, '2024-07-02T13:00:00Z', 7));
    expect(hours[0]).toBe('13:30-14:00');
    expect(hours.at(-1)).toBe('19:00-20:00');
    expect(straddling).toBe(1);
    expect(missing).toBe(0);
  });

  it('pauses at midday in Tokyo', () => {
    const { hours, outside, missing } = placed('XTKS', 60, every(60, '2024-07-01T00:00:00Z', 6));
    expect(hours).toEqual([
      '00:00-01:00',
      '01:00-02:00',
      '02:00-02:30',
      '03:30-04:00',
      '04:00-05:00',
      '05:00-06:00',
    ]);
    expect(outside).toBe(0);
    expect(missing).toBe(0);
    expect(placed('XTKS', 30, every(30, '2024-07-01T02:00:00Z', 4)).outside).toBe(2);
  });

  it('counts missing bars between the first and the last', () => {
    const times = [
      ...every(30, '2024-07-02T19:00:00Z', 2),
      // July 3 has 7 half hours up to its early close, July 4 none; the first of July 5 is missing.
      ...every(30, '2024-07-03T13:30:00Z', 5),
      ...every(30, '2024-07-05T14:00:00Z', 2),
    ];
    expect(placed('XNYS', 30, times).missing).toBe(2 + 1);
  });

  it('counts whole sessions without bars', () => {
    const times = ['2024-07-01T19:30:00Z', '2024-07-03T13:30:00Z'];
    expect(placed('XNYS', 30, times).missing).toBe(13);
  });

  it('has no gap at midnight where the market never closes', () => {
    const { rows, missing, dates } = placed('24x7', 60, every(60, '2024-02-29T22:00:00Z', 4));
    expect(rows).toHaveLength(4);
    expect(missing).toBe(0);
    expect(dates).toEqual(['2024-02-29', '2024-02-29', '2024-03-01', '2024-03-01']);
  });

  it('with extended hours, leaves bars as they are and gives them to their date', () => {
    // 08:00 to 24:00 UTC is 04:00 to 20:00 in New York.
    const { rows, outside, hours, dates } = placed(
      'XNYS',
      60,
      every(60, '2024-07-02T08:00:00Z', 16),
      true,
    );
    expect(rows).toHaveLength(16);
    expect(outside).toBe(0);
    expect(hours[0]).toBe('08:00-09:00');
    expect(new Set(dates)).toEqual(new Set(['2024-07-02']));
  });

  it('leaves out extended hours of days without a session', () => {
    expect(placed('XNYS', 60, every(60, '2024-07-04T08:00:00Z', 16), true).outside).toBe(16);
  });

  it('misses nothing where nothing is left', () => {
    const { rows, missing } = placed('XNYS', 60, every(60, '2024-07-06T12:00:00Z', 5));
    expect(rows).toHaveLength(0);
    expect(missing).toBe(0);
  });
});
