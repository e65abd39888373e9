import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Zone } from './zone.ts';
import { isZone, localTime, offsetAt, zonedTimestamp } from './zone.ts';

const HOUR = 3_600_000;

const GOLDEN = JSON.parse(
  readFileSync(new URL('../calendars/golden/zones.json', import.meta.url), 'utf8'),
) as Record<string, [hour: number, offsetMinutes: number][]>;

describe('zones', () => {
  it.each(Object.keys(GOLDEN).filter(isZone))('%s changes when the tz database says', (zone) => {
    const own: [number, number][] = [];
    for (let hour = 175_320; hour < 596_040; hour += 1) {
      const offset = offsetAt(zone, hour * HOUR) / 60_000;
      if (offset !== own.at(-1)?.[1]) own.push([hour, offset]);
    }
    expect(own).toEqual(GOLDEN[zone]);
  });

  it('are named as the tz database names them', () => {
    expect(isZone('Europe/London')).toBe(true);
    expect(isZone('EST')).toBe(false);
  });

  it('know nothing before 1990 and after 2099', () => {
    expect(offsetAt('Asia/Tokyo', Date.UTC(1989, 11, 31))).toBeNaN();
    expect(offsetAt('UTC', Date.UTC(2100, 0, 1))).toBeNaN();
    expect(localTime('Europe/Berlin', Date.UTC(1989, 11, 31))).toBeNull();
  });
});

describe('zonedTimestamp', () => {
  const rows: readonly [string, string, Zone, string, string][] = [
    ['2024-01-02', '09:30', 'America/New_York', '2024-01-02T14:30:00.000Z', 'exact'],
    ['2024-07-02', '09:30', 'America/New_York', '2024-07-02T13:30:00.000Z', 'exact'],
    ['2024-03-10', '01:59', 'America/New_York', '2024-03-10T06:59:00.000Z', 'exact'],
    ['2024-03-10', '02:30', 'America/New_York', '2024-03-10T07:30:00.000Z', 'skipped'],
    ['2024-03-10', '03:00', 'America/New_York', '2024-03-10T07:00:00.000Z', 'exact'],
    ['2024-11-03', '00:59', 'America/New_York', '2024-11-03T04:59:00.000Z', 'exact'],
    ['2024-11-03', '01:30', 'America/New_York', '2024-11-03T05:30:00.000Z', 'repeated'],
    ['2024-11-03', '02:00', 'America/New_York', '2024-11-03T07:00:00.000Z', 'exact'],
    ['2006-03-20', '09:30', 'America/New_York', '2006-03-20T14:30:00.000Z', 'exact'],
    ['1995-10-10', '08:00', 'Europe/London', '1995-10-10T07:00:00.000Z', 'exact'],
    ['1995-10-10', '09:00', 'Europe/Berlin', '1995-10-10T08:00:00.000Z', 'exact'],
    ['2024-03-31', '01:15', 'Europe/London', '2024-03-31T01:15:00.000Z', 'skipped'],
    ['2024-10-27', '02:59:59', 'Europe/Berlin', '2024-10-27T00:59:59.000Z', 'repeated'],
    ['2024-05-01', '09:00', 'Asia/Tokyo', '2024-05-01T00:00:00.000Z', 'exact'],
    ['2024-05-01', '24:00', 'UTC', '2024-05-02T00:00:00.000Z', 'exact'],
  ];

  it.each(rows)('%s %s in %s is %s, %s', (...row) => {
    const [date, time, zone, expected, kind] = row;
    const found = zonedTimestamp(date, time, zone);
    expect(new Date(found?.milliseconds ?? NaN).toISOString()).toBe(expected);
    expect(found?.kind).toBe(kind);
  });

  it.each([
    ['2023-02-29', '09:30'],
    ['2024-01-02', '9:30'],
    ['2024-01-02', '09:60'],
    ['2024-01-02', '24:01'],
    ['1989-12-31', '09:30'],
    ['2100-01-01', '09:30'],
  ])('of %s %s is null', (date, time) => {
    expect(zonedTimestamp(date, time, 'Europe/London')).toBeNull();
  });

  it('is what localTime reads back, but for skipped times', () => {
    for (const [date, time, zone, expected] of rows.filter(
      ([, , , , kind]) => kind !== 'skipped',
    )) {
      const local = localTime(zone, Date.parse(expected));
      const read = ((local?.day ?? NaN) * 24 + (local?.minute ?? NaN) / 60) * HOUR;
      expect(read).toBe(Date.parse(`${date}T${time}`.replace(/:59:59$/, ':59') + 'Z'));
    }
  });
});
