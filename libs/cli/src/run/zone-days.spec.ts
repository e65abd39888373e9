import { describe, expect, it } from '@jest/globals';
import { ZonedDays, zoneDays, zoneMidnight } from './zone-days.ts';

const days = (zone: string, ...times: readonly string[]): readonly string[] =>
  [
    ...zoneDays(
      Float64Array.from(times, (time) => Date.parse(time)),
      zone,
    ),
  ].map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('the days of a zone', () => {
  it('change at its own midnight, summer and winter', () => {
    expect(
      days(
        'America/New_York',
        '2024-01-03T04:59:59Z',
        '2024-01-03T05:00:00Z',
        '2024-07-03T03:59:59Z',
        '2024-07-03T04:00:00Z',
      ),
    ).toEqual(['2024-01-02', '2024-01-03', '2024-07-02', '2024-07-03']);
  });

  it('change at midnight where clocks are half or three quarters of an hour off', () => {
    expect(days('Asia/Kolkata', '2024-01-02T18:29:59Z', '2024-01-02T18:30:00Z')).toEqual([
      '2024-01-02',
      '2024-01-03',
    ]);
    expect(days('Asia/Kathmandu', '2024-01-02T18:14:59Z', '2024-01-02T18:15:00Z')).toEqual([
      '2024-01-02',
      '2024-01-03',
    ]);
  });

  it('are those of UTC in UTC', () => {
    expect(days('UTC', '2024-01-02T23:59:59Z', '2024-01-03T00:00:00Z')).toEqual([
      '2024-01-02',
      '2024-01-03',
    ]);
  });
});

describe('the midnight of a date', () => {
  it.each([
    ['2024-03-10', 'America/New_York', '2024-03-10T05:00:00.000Z'],
    ['2024-03-11', 'America/New_York', '2024-03-11T04:00:00.000Z'],
    ['2024-11-04', 'America/New_York', '2024-11-04T05:00:00.000Z'],
    ['2024-07-01', 'Asia/Tokyo', '2024-06-30T15:00:00.000Z'],
    ['2024-07-01', 'UTC', '2024-07-01T00:00:00.000Z'],
  ])('%s in %s', (date, zone, expected) => {
    expect(new Date(zoneMidnight(date, zone)).toISOString()).toBe(expected);
  });
});

describe('the days of an account', () => {
  const days = new ZonedDays('America/New_York');
  const at = (time: string): number => Date.parse(time);
  const dateOf = (time: string): string =>
    new Date(days.dayOf(at(time)) * 86_400_000).toISOString().slice(0, 10);

  it.each([
    ['2024-01-04T05:00:00Z', '2024-01-03'],
    ['2024-01-04T05:00:00.001Z', '2024-01-04'],
    ['2024-01-05T05:00:00Z', '2024-01-04'],
    ['2024-01-03T12:00:00Z', '2024-01-03'],
    ['2024-07-04T04:00:00Z', '2024-07-03'],
    ['2024-07-04T04:00:00.001Z', '2024-07-04'],
    // The clocks go forward on the tenth of March and back on the third of November.
    ['2024-03-11T04:00:00Z', '2024-03-10'],
    ['2024-11-04T05:00:00Z', '2024-11-03'],
  ])('%s is of %s', (time, date) => {
    expect(dateOf(time)).toBe(date);
  });

  it('begin at midnight there', () => {
    const start = (date: string): string =>
      new Date(days.startOf(at(date) / 86_400_000)).toISOString();
    expect(start('2024-01-04')).toBe('2024-01-04T05:00:00.000Z');
    expect(start('2024-07-04')).toBe('2024-07-04T04:00:00.000Z');
  });
});
