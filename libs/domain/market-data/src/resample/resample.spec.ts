import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { BarColumns, Timeframe } from '@stratvector/model';
import type { Calendar } from '../calendars/calendar.ts';
import { calendarOf } from '../calendars/registry.ts';
import { utcDayOf } from '../time/day.ts';
import { equicorrelation } from '../synthetic/cholesky.ts';
import { generateBars } from '../synthetic/generate.ts';
import { resample as resampled } from './resample.ts';
import { sessionsOfCalendar, sessionsOfDays } from './session-rows.ts';

const resample = ({
  bars,
  adjustedClose,
  to,
  calendar,
}: {
  readonly bars: BarColumns;
  readonly adjustedClose: Float64Array | null;
  readonly to: Timeframe;
  readonly calendar: Calendar | null;
}) => {
  const days = Int32Array.from(bars.openTime, utcDayOf);
  const sessions = calendar ? sessionsOfCalendar(bars, calendar) : sessionsOfDays(bars, days);
  return resampled({ bars, adjustedClose, to, sessions });
};

type Row = readonly [
  time: string,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
];

const barsOf = (timeframe: Timeframe, rows: readonly Row[]): BarColumns => {
  const openTime = Float64Array.from(rows, ([time]) => Date.parse(time));
  const column = (place: 1 | 2 | 3 | 4 | 5) => Float64Array.from(rows, (row) => row[place]);
  return {
    length: rows.length,
    openTime,
    closeTime: openTime.map((time) => time + TIMEFRAME_MILLISECONDS[timeframe]),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(5),
    hasVolume: true,
  };
};

const iso = (time: number): string => new Date(time).toISOString().slice(0, 16);
const shown = (bars: BarColumns): readonly (readonly (string | number | undefined)[])[] =>
  Array.from(bars.openTime, (time, row) => [
    iso(time),
    iso(bars.closeTime[row] ?? NaN),
    bars.open[row],
    bars.high[row],
    bars.low[row],
    bars.close[row],
    bars.volume[row],
  ]);

const NYSE = calendarOf('XNYS');
const flat = (time: string, price: number): Row => [time, price, price + 1, price - 1, price, 10];

describe('bars within the day', () => {
  // 2024-07-03 closes early, at 17:00 UTC: the third hour-and-a-bit bar is short.
  const rows = ['13:30', '14:30', '15:30', '16:30'].map((time, place) =>
    flat(`2024-07-03T${time}Z`, 10 + place),
  );
  const hours = barsOf('1h', rows);

  it('start at the open of the session, and the last is short', () => {
    const { bars, straddling } = resample({
      bars: hours,
      adjustedClose: null,
      to: '4h',
      calendar: NYSE,
    });
    expect(shown(bars)).toEqual([['2024-07-03T13:30', '2024-07-03T17:00', 10, 14, 9, 13, 40]]);
    expect(straddling).toEqual([]);
  });

  it('start at the first bar of the date where there is no calendar', () => {
    const halves = barsOf('30m', [
      flat('2024-01-02T10:10Z', 5),
      flat('2024-01-02T10:40Z', 6),
      flat('2024-01-02T11:10Z', 7),
    ]);
    expect(
      shown(resample({ bars: halves, adjustedClose: null, to: '1h', calendar: null }).bars),
    ).toEqual([
      ['2024-01-02T10:10', '2024-01-02T11:10', 5, 7, 4, 6, 20],
      ['2024-01-02T11:10', '2024-01-02T11:40', 7, 8, 6, 7, 10],
    ]);
  });

  it('are not filled where there are none', () => {
    const minutes = barsOf('1m', [flat('2024-01-02T14:30Z', 5), flat('2024-01-02T14:41Z', 6)]);
    const { bars } = resample({ bars: minutes, adjustedClose: null, to: '5m', calendar: NYSE });
    expect(shown(bars).map(([open]) => open)).toEqual(['2024-01-02T14:30', '2024-01-02T14:40']);
  });

  it('name rows that would know the future', () => {
    const offset = barsOf('1h', [flat('2024-01-02T15:00Z', 5), flat('2024-01-02T18:00Z', 6)]);
    expect(
      resample({ bars: offset, adjustedClose: null, to: '4h', calendar: NYSE }).straddling,
    ).toEqual([1]);
  });

  it('name rows outside the session', () => {
    const early = barsOf('30m', [flat('2024-01-02T13:00Z', 5), flat('2024-01-02T14:30Z', 6)]);
    const { bars, outside } = resample({
      bars: early,
      adjustedClose: null,
      to: '1h',
      calendar: NYSE,
    });
    expect(outside).toEqual([0]);
    expect(bars.length).toBe(1);
  });

  it('go on through the midday break of Tokyo', () => {
    const day = ['00:00', '01:00', '02:00', '03:30', '04:30', '05:30'].map((time) =>
      flat(`2024-01-04T${time}Z`, 9),
    );
    const { bars } = resample({
      bars: barsOf('30m', day),
      adjustedClose: null,
      to: '4h',
      calendar: calendarOf('XTKS'),
    });
    expect(shown(bars).map(([open, close]) => [open, close])).toEqual([
      ['2024-01-04T00:00', '2024-01-04T04:00'],
      ['2024-01-04T04:00', '2024-01-04T06:00'],
    ]);
  });
});

describe('days', () => {
  it('take the open and the close of their session, summer or winter', () => {
    const minutes = barsOf('1m', [
      flat('2024-03-08T14:30Z', 5),
      flat('2024-03-08T20:59Z', 6),
      flat('2024-03-11T13:31Z', 8),
    ]);
    expect(
      shown(resample({ bars: minutes, adjustedClose: null, to: '1d', calendar: NYSE }).bars),
    ).toEqual([
      ['2024-03-08T14:30', '2024-03-08T21:00', 5, 7, 4, 6, 20],
      ['2024-03-11T13:30', '2024-03-11T20:00', 8, 9, 7, 8, 10],
    ]);
  });
});

describe('weeks', () => {
  const days = ['2023-12-29', '2024-01-02', '2024-01-05', '2024-01-08'].map((date, place) =>
    flat(`${date}T00:00Z`, 10 + place),
  );

  it('start on Monday', () => {
    const { bars } = resample({
      bars: barsOf('1d', days),
      adjustedClose: Float64Array.of(1, 2, 3, 4),
      to: '1w',
      calendar: null,
    });
    expect(shown(bars).map(([open, close]) => [open, close])).toEqual([
      ['2023-12-29T00:00', '2023-12-30T00:00'],
      ['2024-01-02T00:00', '2024-01-06T00:00'],
      ['2024-01-08T00:00', '2024-01-09T00:00'],
    ]);
  });

  it('run from the first to the last session of the calendar, and keep the last adjusted close', () => {
    const open = Float64Array.from(
      ['2024-01-02', '2024-01-04'],
      (date) => NYSE.sessionOn(date)?.open ?? NaN,
    );
    const placed = {
      ...barsOf('1d', [flat('2024-01-02T00:00Z', 1), flat('2024-01-04T00:00Z', 2)]),
      openTime: open,
    };
    const {
      bars,
      adjustedClose,
      days: of,
    } = resample({
      bars: placed,
      adjustedClose: Float64Array.of(7, 8),
      to: '1w',
      calendar: NYSE,
    });
    expect(shown(bars).map(([first, last]) => [first, last])).toEqual([
      ['2024-01-02T14:30', '2024-01-05T21:00'],
    ]);
    expect(adjustedClose).toEqual(Float64Array.of(8));
    expect(of).toEqual(Int32Array.of(Date.UTC(2024, 0, 4) / 86_400_000));
  });
});

describe('resampling in steps', () => {
  const minutes = (seed: number): BarColumns => {
    const [one] = generateBars({
      seed,
      symbols: ['A'],
      timeframe: '5m',
      calendar: NYSE,
      firstDate: '2024-06-28',
      sessions: 5,
      regimes: [{ drift: 0, volatility: 0.4, sessions: 1 }],
      jumps: { perYear: 0, mean: 0, deviation: 0 },
      correlation: equicorrelation(1, 0),
      startPrice: 50,
      overnightShare: 0.2,
      volume: { perSession: 1000, deviation: 0.2 },
      priceDecimals: 2,
    });
    if (!one) throw new Error('no series');
    return one.bars;
  };

  it('gives what resampling at once gives, and never moves a closeTime before its bars', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(NYSE, null), (seed, calendar) => {
        const bars = minutes(seed);
        const to = (from: BarColumns, timeframe: Timeframe) =>
          resample({ bars: from, adjustedClose: null, to: timeframe, calendar }).bars;
        expect(to(to(to(bars, '30m'), '1h'), '1d')).toEqual(to(bars, '1d'));
        expect(to(to(bars, '1d'), '1w')).toEqual(to(bars, '1w'));
        const total = (of: BarColumns) => of.volume.reduce((sum, value) => sum + value, 0);
        expect(total(to(bars, '4h'))).toBe(total(bars));
        expect(to(bars, '4h').closeTime.at(-1)).toBe(bars.closeTime.at(-1));
      }),
      { numRuns: 20 },
    );
  });
});
