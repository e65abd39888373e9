import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf } from '../calendars/registry.ts';
import { equicorrelation } from '../synthetic/cholesky.ts';
import { generateBars } from '../synthetic/generate.ts';
import { badBar } from './bad-bar.ts';
import { at, inputOf, wandering, weekdays } from './bars.fixture.ts';
import type { FileRow } from './bars.fixture.ts';
import type { Check, CheckInput } from './check.ts';
import { daylightSaving } from './daylight-saving.ts';
import { duplicateTime } from './duplicate-time.ts';
import { gap } from './gap.ts';
import { missingBars } from './missing-bars.ts';
import { openIsPreviousClose } from './open-is-previous-close.ts';
import { checkBars, CHECKS } from './registry.ts';
import { outsideSessions } from './outside-sessions.ts';
import { medianOf, robustScores } from './robust.ts';
import { spike } from './spike.ts';
import { stale } from './stale.ts';
import { suspectedSplit } from './suspected-split.ts';
import { timeZone } from './time-zone.ts';
import { unsorted } from './unsorted.ts';
import { zeroVolume } from './zero-volume.ts';

const NYSE = calendarOf('XNYS');
const lines = (check: Check, input: CheckInput) => check.find(input).map(({ line }) => line);
const days = (prices: readonly number[]): readonly FileRow[] =>
  weekdays(prices.length).map((time, row) => at(time, prices[row] ?? NaN, 100 + row));

describe('the median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[NaN, 5], 5],
  ])('of %j is %d', (values, expected) => {
    expect(medianOf(values)).toBe(expected);
  });

  it('and the MAD give modified z-scores', () => {
    // Median 3, deviations 2 1 0 1 97, MAD 1: 0.6745 * 97.
    expect(robustScores(Float64Array.of(1, 2, 3, 4, 100))[4]).toBeCloseTo(65.4265, 4);
  });

  it('give 0 where all values are equal, and a score where half of them are', () => {
    expect(robustScores(Float64Array.of(1, 1, 1))).toEqual(Float64Array.of(0, 0, 0));
    // MAD 0; mean absolute deviation 1, so 4 / 1.253314.
    expect(robustScores(Float64Array.of(0, 0, 0, 4))[3]).toBeCloseTo(3.19154, 4);
  });
});

describe('BAD_BAR', () => {
  it.each<[string, FileRow, string]>([
    ['high under low', ['2024-01-02', 10, 8, 9, 10, 5], 'high 8 is under low 9'],
    ['high under open', ['2024-01-02', 10, 9.5, 9, 9, 5], 'high 9.5 is under open or close 10'],
    ['low over close', ['2024-01-02', 10, 11, 9.5, 9, 5], 'low 9.5 is over open or close 9'],
    ['a price of zero', ['2024-01-02', 10, 11, 0, 10, 5], 'low is 0, not above zero'],
    ['a negative price', ['2024-01-02', -1, 11, 9, 10, 5], 'open is -1'],
    ['no number', ['2024-01-02', 10, NaN, 9, 10, 5], 'high is no number'],
    ['infinity', ['2024-01-02', 10, Infinity, 9, 10, 5], 'high is no number'],
    ['a negative volume', ['2024-01-02', 10, 11, 9, 10, -5], 'volume is -5'],
  ])('finds %s', (_what, row, sentence) => {
    const [finding] = badBar.find(inputOf([row]));
    expect(finding).toMatchObject({ line: 2, time: Date.UTC(2024, 0, 2) });
    expect(finding?.sentence).toContain(sentence);
  });
});

describe('DUPLICATE_TIME', () => {
  it('names both lines and whether they differ', () => {
    const rows = [
      at('2024-01-02', 10),
      at('2024-01-03', 11),
      at('2024-01-02', 10),
      at('2024-01-03', 12),
    ];
    expect(duplicateTime.find(inputOf(rows)).map(({ line, sentence }) => [line, sentence])).toEqual(
      [
        [4, 'the time 2024-01-02T00:00:00.000Z stands in line 2 too, with the same values'],
        [5, 'the time 2024-01-03T00:00:00.000Z stands in line 3 too, with other values'],
      ],
    );
  });
});

describe('UNSORTED', () => {
  it('names rows before the latest', () => {
    const rows = [
      at('2024-01-04', 10),
      at('2024-01-02', 10),
      at('2024-01-03', 10),
      at('2024-01-05', 10),
    ];
    expect(lines(unsorted, inputOf(rows))).toEqual([3, 4]);
  });
});

describe('SPIKE', () => {
  it('finds a close that jumps and comes back, at its line', () => {
    const prices = wandering(60).map((price, row) => (row === 30 ? 200 : price));
    const [finding, ...others] = spike.find(inputOf(days(prices)));
    expect(finding?.line).toBe(32);
    expect(finding?.values['score']).toBeGreaterThan(10);
    expect(others).toEqual([]);
  });

  it.each([
    ['a move that stays', (row: number) => (row >= 30 ? 200 : 0)],
    ['a last bar, of which nobody knows', (row: number) => (row === 59 ? 200 : 0)],
    ['nothing at all', () => 0],
  ])('is not %s', (_what, instead) => {
    const prices = wandering(60).map((price, row) => instead(row) || price);
    expect(spike.find(inputOf(days(prices)))).toEqual([]);
  });
});

describe('SUSPECTED_SPLIT', () => {
  it.each([
    ['2:1', 0.5],
    ['3:2', 2 / 3],
    ['10:1', 0.1],
    ['1:20', 20],
  ])('finds one of %s', (ratio, factor) => {
    const prices = wandering(60).map((price, row) => (row >= 30 ? price * factor : price));
    const [finding, ...others] = suspectedSplit.find(inputOf(days(prices)));
    expect(finding?.line).toBe(32);
    expect(finding?.sentence).toContain(`a split of ${ratio} `);
    expect(others).toEqual([]);
  });

  it.each([1, 2, 3])('does not take a spike of %i bars for two', (bars) => {
    const isIn = (row: number): boolean => row >= 30 && row < 30 + bars;
    const prices = wandering(60).map((price, row) => (isIn(row) ? price * 0.5 : price));
    expect(suspectedSplit.find(inputOf(days(prices)))).toEqual([]);
  });

  it('does not take a crash of 40 % for one', () => {
    const prices = wandering(60).map((price, row) => (row >= 30 ? price * 0.6 : price));
    expect(suspectedSplit.find(inputOf(days(prices)))).toEqual([]);
  });
});

describe('ZERO_VOLUME', () => {
  const rows = [at('2024-01-02', 10, 0), at('2024-01-03', 11, 5)];

  it('finds bars without volume', () => {
    expect(lines(zeroVolume, inputOf(rows))).toEqual([2]);
  });

  it('is silent where the data has no volumes', () => {
    const input = inputOf(rows);
    expect(zeroVolume.find({ ...input, bars: { ...input.bars, hasVolume: false } })).toEqual([]);
  });
});

describe('OPEN_IS_PREVIOUS_CLOSE', () => {
  const opening = (every: number) =>
    days(wandering(60)).map((row, place, all): FileRow => {
      const before = all[place - 1]?.[4] ?? 100;
      const [time, open, , , close, volume] = row;
      return [time, place % every === 0 ? before : open + 0.003, 200, 1, close, volume];
    });

  it('counts them as one finding', () => {
    const [finding, ...others] = openIsPreviousClose.find(inputOf(opening(2)));
    expect(finding).toMatchObject({ line: 4, count: 29 });
    expect(others).toEqual([]);
  });

  it('lets one in 30 pass', () => {
    expect(openIsPreviousClose.find(inputOf(opening(30)))).toEqual([]);
  });
});

describe('STALE', () => {
  it.each([
    [4, 0],
    [5, 1],
    [9, 1],
  ])('%d equal bars in a row are %d findings', (count, findings) => {
    const rows = weekdays(20).map((time, row) => at(time, 100 + (row < count ? 0 : row), 100));
    const found = stale.find(inputOf(rows));
    expect(found).toHaveLength(findings);
    if (findings > 0) expect(found[0]).toMatchObject({ line: 2, count });
  });
});

describe('MISSING_BARS', () => {
  it('names sessions without a bar, and no holidays', () => {
    const rows = ['2024-01-12', '2024-01-16', '2024-01-18'].map((date) => at(date, 10));
    const found = missingBars.find(inputOf(rows, { calendar: NYSE }));
    // 2024-01-15 was Martin Luther King's day.
    expect(found.map(({ time }) => new Date(time ?? NaN).toISOString())).toEqual([
      '2024-01-17T14:30:00.000Z',
    ]);
  });

  it('names slots within the day', () => {
    const rows = ['14:30', '15:30', '17:30'].map((time) => at(`2024-01-02T${time}:00Z`, 10));
    const found = missingBars.find(inputOf(rows, { calendar: NYSE, timeframe: '1h' }));
    expect(found.map(({ time }) => new Date(time ?? NaN).toISOString().slice(11, 16))).toEqual([
      '16:30',
    ]);
  });

  it('needs a calendar', () => {
    expect(missingBars.find(inputOf([at('2024-01-02', 1), at('2024-01-10', 1)]))).toEqual([]);
  });
});

describe('OUTSIDE_SESSIONS', () => {
  it('counts bars on days without a session', () => {
    const rows = ['2024-01-12', '2024-01-15', '2024-01-16'].map((date) => at(date, 10));
    const [finding] = outsideSessions.find(inputOf(rows, { calendar: NYSE }));
    expect(finding).toMatchObject({ line: 3, count: 1 });
    expect(finding?.sentence).toContain('1 of 3 bars are on days that are no sessions of XNYS');
  });

  it('counts bars before and after hours', () => {
    const rows = ['13:30', '14:30', '21:00'].map((time) => at(`2024-01-02T${time}:00Z`, 10));
    const [finding] = outsideSessions.find(inputOf(rows, { calendar: NYSE, timeframe: '30m' }));
    expect(finding).toMatchObject({ line: 2, count: 2 });
  });
});

describe('GAP', () => {
  it.each([
    ['eight days', '1d', '2024-01-02', '2024-01-11', 1],
    ['a weekend with a holiday', '1d', '2024-01-12', '2024-01-16', 0],
    ['eleven hours within a date', '1h', '2024-01-02T01:00Z', '2024-01-02T13:00Z', 1],
    ['ten hours within a date', '1h', '2024-01-02T01:00Z', '2024-01-02T12:00Z', 0],
    ['a month of weeks', '1w', '2024-01-01', '2024-02-05', 1],
  ] as const)('%s', (...row) => {
    const [, timeframe, from, to, count] = row;
    expect(gap.find(inputOf([at(from, 10), at(to, 10)], { timeframe }))).toHaveLength(count);
  });
});

describe('times against the calendar', () => {
  /** Half hours of sessions, with their times moved by so many minutes. */
  const halfHours = (shift: (session: number) => number): CheckInput => {
    const sessions = NYSE.sessions('2024-02-26', '2024-03-22');
    const rows = sessions.flatMap(({ open }, session) =>
      Array.from({ length: 13 }, (_, bar) => {
        const time = open + (bar * 30 + shift(session)) * 60_000;
        return at(new Date(time).toISOString(), 10);
      }),
    );
    return inputOf(rows, { calendar: NYSE, timeframe: '30m' });
  };

  it('find nothing where they agree', () => {
    expect(timeZone.find(halfHours(() => 0))).toEqual([]);
    expect(daylightSaving.find(halfHours(() => 0))).toEqual([]);
  });

  it.each([
    [-300, '5 hours before'],
    [60, '1 hours after'],
  ])('tell another zone, %d minutes away', (minutes, sentence) => {
    const [finding] = timeZone.find(halfHours(() => minutes));
    expect(finding).toMatchObject({ line: 2, count: 20 });
    expect(finding?.sentence).toContain(sentence);
    expect(daylightSaving.find(halfHours(() => minutes))).toEqual([]);
  });

  it('tell a change of clocks that was forgotten', () => {
    // New York changed on Sunday, 2024-03-10: ten sessions before, ten after.
    const [finding] = daylightSaving.find(halfHours((session) => (session < 5 ? 60 : 0)));
    expect(finding).toMatchObject({ line: 2, count: 5, values: { minutes: 60, sessions: 5 } });
    expect(timeZone.find(halfHours((session) => (session < 5 ? 60 : 0)))).toEqual([]);
  });

  it('are silent about dates', () => {
    expect(timeZone.find(inputOf(days(wandering(5)), { calendar: NYSE }))).toEqual([]);
  });
});

describe('all checks', () => {
  it('have codes of their own', () => {
    expect(new Set(CHECKS.map(({ code }) => code)).size).toBe(CHECKS.length);
  });

  it('find nothing in sound bars', () => {
    const property = fc.property(fc.nat(), fc.constantFrom('30m', '1h'), (seed, timeframe) => {
      const [one] = generateBars({
        seed,
        symbols: ['A'],
        timeframe,
        calendar: NYSE,
        firstDate: '2024-03-04',
        sessions: 40,
        regimes: [{ drift: 0, volatility: 0.2, sessions: 1 }],
        jumps: { perYear: 0, mean: 0, deviation: 0 },
        correlation: equicorrelation(1, 0),
        startPrice: 100,
        overnightShare: 0.2,
        volume: { perSession: 1e6, deviation: 0.3 },
        priceDecimals: 4,
      });
      if (!one) throw new Error('no series');
      const { bars } = one;
      const line = Float64Array.from(bars.openTime, (_, row) => row + 2);
      const raw = { ...inputOf([]).raw, ...bars, time: bars.openTime, line };
      const input = { raw, bars, line, timeframe, sessionDates: false, calendar: NYSE };
      expect(checkBars(input)).toEqual([]);
    });
    fc.assert(property, { numRuns: 20 });
  });
});
