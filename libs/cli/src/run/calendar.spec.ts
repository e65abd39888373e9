import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '@stratvector/domain-market-data';
import { parseCsv } from '@stratvector/history-csv';
import type { LoadedSeries } from '@stratvector/model';
import type { InstrumentRecord } from '@stratvector/reference-csv';
import { calendarFor, endOfDate, scheduled, startOfDate } from './calendar.ts';

const seriesOf = (times: readonly string[], timezone = 'UTC'): LoadedSeries => {
  const rows = times.map((time) => `${time},1,1,1,1`).join('\n');
  const { series } = parseCsv(`date,open,high,low,close\n${rows}\n`, 'a.csv', {
    symbol: 'AAA',
    onBadBar: 'error',
    timestamp: 'open',
    timezone,
  });
  const [first] = series;
  if (!first) throw new Error('the rows make no series');
  return first;
};

const TERMS = { calendar: 'data', isData: false, timezone: 'UTC', extendedHours: false };
const nyse = calendarOf('XNYS');

const placed = (...times: readonly string[]) => scheduled(seriesOf(times), nyse, TERMS);

describe('bars on a calendar', () => {
  it('take the hours of their session and are counted against it', () => {
    const made = placed('2024-07-02', '2024-07-05');
    expect(made).toMatchObject({ missing: 1, outsideHours: 0 });
    if (typeof made === 'string') return;
    expect(made.series.bars.openTime[0]).toBe(Date.parse('2024-07-02T13:30:00Z'));
    expect(made.sessions[0]).not.toBe(made.sessions[1]);
  });

  it.each([
    [
      'days that are no sessions',
      ['2024-01-01', '2024-01-02'],
      'AAA has 1 bars on days that are no sessions of XNYS (2024-01-01)',
    ],
    ['years that are not known', ['1980-01-02', '2024-01-02'], 'XNYS is known from 1990-01-01'],
    [
      'hours of another zone',
      ['2024-01-02T03:00:00Z', '2024-01-02T03:01:00Z'],
      'none of the 2 bars of AAA lies in the hours of XNYS',
    ],
    [
      'bars that mix hours',
      ['2024-01-02T13:00:00Z', '2024-01-02T14:00:00Z', '2024-01-02T15:00:00Z'],
      'AAA has 1 bars that open before a session of XNYS',
    ],
  ])('are refused for %s', (_what, times, sentence) => {
    expect(placed(...times)).toContain(sentence);
  });

  it('without one, belong to the dates of the data in their zone', () => {
    const times = ['2024-01-02T23:00:00', '2024-01-03T00:30:00', '2024-01-03T02:00:00'];
    const zone = 'America/New_York';
    const made = scheduled(seriesOf(times, zone), null, { ...TERMS, timezone: zone });
    if (typeof made === 'string') throw new Error(made);
    const days = [...made.sessions];
    expect(days.map((day) => day - (days[0] ?? 0))).toEqual([0, 1, 1]);
    expect(made.series.bars.closeTime[0]).toBeGreaterThan(made.series.bars.openTime[0] ?? NaN);
  });
});

describe('the calendar of an instrument', () => {
  const record = (exchange: string): InstrumentRecord => ({
    symbol: 'AAA',
    type: null,
    currency: null,
    multiplier: null,
    tick: null,
    lot: null,
    exchange,
    priceDecimals: 6,
  });

  it.each([
    ['its exchange', record('XLON'), TERMS, 'XLON'],
    ['its exchange by a broker’s name', record('Nasdaq'), TERMS, 'XNAS'],
    ['its exchange over that of the run', record('XTKS'), { ...TERMS, calendar: 'XNYS' }, 'XTKS'],
    ['that of the run', record('SMART'), { ...TERMS, calendar: 'XNYS' }, 'XNYS'],
    ['that of the run without a record', null, { ...TERMS, calendar: '24x7' }, '24x7'],
    ['none', null, TERMS, undefined],
    [
      'none where the data are asked to rule',
      record('XLON'),
      { ...TERMS, isData: true },
      undefined,
    ],
  ])('is %s', (_what, of, terms, code) => {
    expect(calendarFor(of, terms)?.code).toBe(code);
  });
});

describe('the moments of a date', () => {
  const dated = seriesOf(['2024-07-03']);
  const timed = seriesOf(['2024-07-03T13:30:00Z', '2024-07-03T13:31:00Z']);
  const iso = (moment: number): string => new Date(moment).toISOString();

  it.each([
    ['a session', '2024-07-03', timed, nyse, '2024-07-03T13:30:00.000Z'],
    ['a holiday', '2024-07-04', timed, nyse, '2024-07-05T13:30:00.000Z'],
    ['a date of dated bars', '2024-07-04', dated, null, '2024-07-04T00:00:00.000Z'],
    ['a date in the zone of the data', '2024-07-04', timed, null, '2024-07-04T04:00:00.000Z'],
  ])('begin %s', (...row) => {
    const [, date, series, calendar, expected] = row;
    expect(iso(startOfDate(date, series, calendar, 'America/New_York'))).toBe(expected);
  });

  it('end before the next begins', () => {
    expect(iso(endOfDate('2024-07-03', timed, nyse, 'UTC'))).toBe('2024-07-05T13:29:59.999Z');
    expect(iso(endOfDate('2024-07-03', dated, null, 'UTC'))).toBe('2024-07-03T23:59:59.999Z');
  });
});
