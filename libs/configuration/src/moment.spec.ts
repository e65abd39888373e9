import { describe, expect, it } from '@jest/globals';
import { parseMoment } from './moment.ts';

const isoOf = (text: string, zone = 'UTC'): string | null => {
  const moment = parseMoment(text, zone);
  return moment === null ? null : new Date(moment.time).toISOString();
};

describe('a day or a time on a day', () => {
  it.each([
    ['2015-01-01', 'UTC', '2015-01-01T00:00:00.000Z'],
    ['2016-02-29', 'UTC', '2016-02-29T00:00:00.000Z'],
    ['2015-01-01', 'America/New_York', '2015-01-01T00:00:00.000Z'],
    ['2015-01-01T09:30', 'America/New_York', '2015-01-01T14:30:00.000Z'],
    ['2015-07-01 09:30:00', 'America/New_York', '2015-07-01T13:30:00.000Z'],
    ['2015-07-01T09:30:00.25Z', 'America/New_York', '2015-07-01T09:30:00.250Z'],
    ['2015-07-01T09:30:00+02:00', 'UTC', '2015-07-01T07:30:00.000Z'],
    ['2015-07-01T09:30:00-05:30', 'UTC', '2015-07-01T15:00:00.000Z'],
    ['2015-01-01T09:30:00.123456789', 'Asia/Tokyo', '2015-01-01T00:30:00.123Z'],
    // Shown twice: the first of the two.
    ['2015-11-01T01:30:00', 'America/New_York', '2015-11-01T05:30:00.000Z'],
    // Not shown at all: what the clocks would have gone on to.
    ['2015-03-08T02:30:00', 'America/New_York', '2015-03-08T07:30:00.000Z'],
  ])('%s in %s', (text, zone, iso) => expect(isoOf(text, zone)).toBe(iso));

  it.each([
    '2015-02-29',
    '2015-13-01',
    '2015-1-1',
    '2015-01-01T24:00',
    '2015-01-01T10:60',
    'x',
    '',
  ])('"%s" is none', (text) => expect(isoOf(text)).toBeNull());

  it('says whether the whole day is meant', () => {
    expect(parseMoment('2015-01-01', 'UTC')?.wholeDay).toBe(true);
    expect(parseMoment('2015-01-01T00:00', 'UTC')?.wholeDay).toBe(false);
  });
});
