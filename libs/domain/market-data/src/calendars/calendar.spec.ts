import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { dayOfDate } from '../time/day.ts';
import { CALENDAR_CODES, calendarOf, isCalendarCode } from './registry.ts';
import type { CalendarCode } from './registry.ts';

/** What golden/make.py writes; its head says how. */
interface Golden {
  readonly first: string;
  readonly firstDay: number;
  readonly count: number;
  readonly gaps: string;
  readonly hours: string;
}

const GOLDEN = JSON.parse(
  readFileSync(new URL('./golden/calendars.json', import.meta.url), 'utf8'),
) as Record<string, Golden>;

const goldenDays = ({ firstDay, gaps }: Golden): readonly number[] => {
  const days = [firstDay];
  let day = firstDay;
  for (const run of gaps.split(' ')) {
    const [gap = 0, times = 1] = run.split('*').map(Number);
    for (let time = 0; time < times; time += 1) days.push((day += gap));
  }
  return days;
};

/** `date: open close [break]` in minutes of UTC, for each session. */
const goldenSessions = (golden: Golden): readonly string[] => {
  const changes = new Map(
    golden.hours.split(' | ').map((change) => {
      const [index = '', hours = ''] = change.split(': ');
      return [Number(index), hours];
    }),
  );
  let hours = '';
  return goldenDays(golden).map((day, index) => {
    hours = changes.get(index) ?? hours;
    return `${day}: ${hours}`;
  });
};

const ownSessions = (code: CalendarCode, first: string): readonly string[] =>
  calendarOf(code)
    .sessions(first, '2027-12-31')
    .map(({ date, open, close, breakStart, breakEnd }) => {
      const day = dayOfDate(date) ?? NaN;
      const hours = [open, close, breakStart, breakEnd]
        .filter((moment) => moment !== null)
        .map((moment) => moment / 60_000 - day * 1_440);
      return `${day}: ${hours.join(' ')}`;
    });

describe('calendars, day by day', () => {
  it.each(CALENDAR_CODES)('%s is what exchange_calendars says', (code) => {
    const golden = GOLDEN[code];
    expect(golden).toBeDefined();
    if (!golden) return;
    const own = ownSessions(code, golden.first);
    const theirs = goldenSessions(golden);
    expect(theirs).toHaveLength(golden.count);
    expect(own.join('\n')).toBe(theirs.join('\n'));
  });
});

describe('a calendar', () => {
  const nyse = calendarOf('XNYS');
  const utc = (text: string): number => Date.parse(`${text}Z`);

  it('knows its codes', () => {
    expect(isCalendarCode('XNYS')).toBe(true);
    expect(isCalendarCode('toString')).toBe(false);
    expect(calendarOf('XNYS')).toBe(nyse);
  });

  it.each([
    ['2024-07-04', false],
    ['2024-07-05', true],
    ['2024-07-06', false],
    ['2012-10-29', false],
    ['2025-01-09', false],
    ['1989-12-29', false],
    ['2024-13-01', false],
    ['yesterday', false],
  ])('isSession(%s) is %s', (date, expected) => {
    expect(nyse.isSession(date)).toBe(expected);
  });

  it('gives a session with its hours', () => {
    expect(nyse.sessionOn('2024-07-03')).toEqual({
      date: '2024-07-03',
      open: utc('2024-07-03T13:30:00'),
      close: utc('2024-07-03T17:00:00'),
      breakStart: null,
      breakEnd: null,
      early: true,
    });
  });

  it.each([
    ['2024-07-03T13:29:59', null],
    ['2024-07-03T13:30:00', '2024-07-03'],
    ['2024-07-03T16:59:59', '2024-07-03'],
    ['2024-07-03T17:00:00', null],
    ['2024-07-06T15:00:00', null],
    ['1980-01-01T15:00:00', null],
    ['2090-01-01T15:00:00', null],
  ])('at %s the session is %s', (moment, date) => {
    expect(nyse.sessionOf(utc(moment))?.date ?? null).toBe(date);
  });

  it.each([
    ['2024-07-04', '2024-07-03', '2024-07-05'],
    ['2024-07-05', '2024-07-03', '2024-07-08'],
    ['1990-01-01', undefined, '1990-01-02'],
    ['1990-01-02', undefined, '1990-01-03'],
    ['2027-12-31', '2027-12-30', undefined],
    ['not a date', undefined, undefined],
  ])('around %s are %s and %s', (date, previous, next) => {
    expect(nyse.previousSession(date)?.date).toBe(previous);
    expect(nyse.nextSession(date)?.date).toBe(next);
  });

  it('lists the sessions of a range, ends included, and none for what is no range', () => {
    const dates = nyse.sessions('2024-07-03', '2024-07-08').map(({ date }) => date);
    expect(dates).toEqual(['2024-07-03', '2024-07-05', '2024-07-08']);
    expect(nyse.sessions('2024-07-06', '2024-07-07')).toEqual([]);
    expect(nyse.sessions('2024-07-08', '2024-07-03')).toEqual([]);
    expect(nyse.sessions('today', '2024-07-03')).toEqual([]);
  });

  it('finds the session of every moment, as a scan does', () => {
    const { open, close, length } = nyse.columns;
    for (let index = 0; index < length; index += 1) {
      const [from = NaN, to = NaN] = [open[index], close[index]];
      expect([from - 1, from, to - 1, to].map(nyse.indexOf)).toEqual([-1, index, index, -1]);
      expect([from - 1, to - 1, to].map(nyse.indexFrom)).toEqual([index, index, index + 1]);
    }
  });

  it('has a session each day when the market never closes', () => {
    const always = calendarOf('24x7');
    const moment = utc('2024-02-29T23:59:59');
    expect(always.sessionOf(moment)?.date).toBe('2024-02-29');
    expect(always.sessionOf(moment + 1_000)?.date).toBe('2024-03-01');
    expect(always.isOpen(moment)).toBe(true);
  });

  it('pauses at midday in Tokyo, and the session goes on', () => {
    const tokyo = calendarOf('XTKS');
    const moments = ['02:29', '02:30', '03:29', '03:30', '05:59', '06:00'].map((time) =>
      utc(`2024-07-01T${time}:00`),
    );
    expect(moments.map(tokyo.isOpen)).toEqual([true, false, false, true, true, false]);
    expect(tokyo.sessionOf(moments[1] ?? NaN)?.date).toBe('2024-07-01');
  });

  // Before 1997 there is nothing to compare with: the law of the time says which days were kept.
  it.each([
    ['1990-11-12', false],
    ['1991-02-11', false],
    ['1992-03-20', false],
    ['1993-06-09', false],
    ['1994-09-23', false],
    ['1995-01-16', false],
    ['1995-01-17', true],
    ['1995-07-20', true],
    ['1996-07-20', false],
    ['1996-12-30', true],
    ['1996-12-31', false],
  ])('in Tokyo isSession(%s) is %s', (date, expected) => {
    expect(calendarOf('XTKS').isSession(date)).toBe(expected);
  });
});
