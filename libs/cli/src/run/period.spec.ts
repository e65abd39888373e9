import { describe, expect, it } from '@jest/globals';
import { firstClose, firstDecision, lastOpen } from './period.ts';

const DATED = { sessionDates: true, calendar: 'data' };
const MOMENTS = { sessionDates: false, calendar: 'data' };
const ON_CALENDAR = { sessionDates: false, calendar: 'XNYS' };

const moment = (text: string) => {
  const wholeDay = !text.includes('T');
  return { text, wholeDay, time: Date.parse(wholeDay ? `${text}T00:00:00Z` : text) };
};

const data = (start: string, end: string, timezone = 'UTC') => ({
  start: moment(start),
  end: moment(end),
  timezone,
});

const shown = (moment: number) => new Date(moment).toISOString();

describe('the period of a run', () => {
  it.each([
    [DATED, 'UTC', '2015-03-03T00:00:00.001Z', '2015-03-06T23:59:59.999Z'],
    [DATED, 'America/New_York', '2015-03-03T00:00:00.001Z', '2015-03-06T23:59:59.999Z'],
    [ON_CALENDAR, 'America/New_York', '2015-03-03T00:00:00.001Z', '2015-03-06T23:59:59.999Z'],
    [MOMENTS, 'UTC', '2015-03-03T00:00:00.001Z', '2015-03-06T23:59:59.999Z'],
    [MOMENTS, 'America/New_York', '2015-03-03T05:00:00.001Z', '2015-03-07T04:59:59.999Z'],
    [MOMENTS, 'Asia/Tokyo', '2015-03-02T15:00:00.001Z', '2015-03-06T14:59:59.999Z'],
  ])('of days: %j in %s', (series, timezone, first, last) => {
    const days = data('2015-03-03', '2015-03-06', timezone);
    expect(shown(firstClose(days, series))).toBe(first);
    expect(shown(lastOpen(days, series))).toBe(last);
  });

  it('of moments begins with the bar that opens then and ends with the one that opens at its end', () => {
    const moments = data('2015-03-03T14:30:00Z', '2015-03-06T21:00:00Z');
    expect(shown(firstClose(moments, MOMENTS))).toBe('2015-03-03T14:30:00.001Z');
    expect(shown(lastOpen(moments, MOMENTS))).toBe('2015-03-06T21:00:00.000Z');
  });

  describe('decides for the first time', () => {
    const DAY = 86_400_000;
    const MONDAY = Date.parse('2015-03-02T00:00:00Z');
    const barsOf = (days: number) => {
      const length = Math.ceil(28 / days);
      const openTime = Float64Array.from({ length }, (_, row) => MONDAY + row * days * DAY);
      return { ...DATED, bars: { openTime, closeTime: openTime.map((time) => time + days * DAY) } };
    };
    const decided = (start: string, ...days: number[]) =>
      new Date(firstDecision(data(start, '2015-03-30'), days.map(barsOf)) - 1).toISOString();

    it.each([
      ['2015-03-04', [1], '2015-03-04T00:00:00.000Z'],
      ['2015-03-02', [7], '2015-03-02T00:00:00.000Z'],
      ['2015-03-09', [7], '2015-03-09T00:00:00.000Z'],
      // The week of the 2nd reaches across the start: it only fills windows.
      ['2015-03-04', [7], '2015-03-09T00:00:00.000Z'],
      ['2015-03-04', [1, 7], '2015-03-09T00:00:00.000Z'],
      ['2015-01-01', [7], '2015-01-01T00:00:00.000Z'],
    ])('after start %s with bars of %j days beyond %s', (start, days, expected) => {
      expect(decided(start, ...days)).toBe(expected);
    });
  });

  it('is all the data where none is named', () => {
    const all = { start: null, end: null, timezone: 'UTC' };
    expect([firstClose(all, DATED), lastOpen(all, DATED)]).toEqual([-Infinity, Infinity]);
  });
});
