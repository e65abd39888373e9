import { describe, expect, it } from '@jest/globals';
import { resample, sessionsOfCalendar, sessionsOfDays } from '@stratvector/domain-market-data';
import { calendarOf } from '@stratvector/domain-market-data';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import type { BarColumns, Timeframe } from '@stratvector/model';
import fc from 'fast-check';
import { randomBars } from './plan.fixture.ts';
import { DAY_MS, days, linesOf, storyPlan, strategyOf } from './story.fixture.ts';

const MONDAY = 4;
/** So many days later it is 2024-01-01, a Monday too. */
const ORIGIN = 19_719;

/** Weeks of seven days, as of a market that never closes. */
const weekly = (bars: BarColumns): BarColumns => {
  const sessions = sessionsOfDays(
    bars,
    Int32Array.from(bars.openTime, (time) => time / DAY_MS),
  );
  return resample({ bars, adjustedClose: null, to: '1w', sessions }).bars;
};

const planWith = (
  bars: Readonly<Record<string, BarColumns>>,
  definition: StrategyDefinition,
  coarser: (bars: BarColumns) => ReadonlyMap<string, BarColumns>,
  start = -Infinity,
) => {
  const plan = storyPlan(bars, [definition], { plan: { start } });
  return {
    ...plan,
    instruments: plan.instruments.map((one) => ({ ...one, coarser: coarser(one.columns) })),
  };
};

const weeks = (bars: BarColumns) => new Map([['1w', weekly(bars)]]);

const watcher = (seen: string[], warmUp = 1, origin = 0): StrategyDefinition =>
  strategyOf(
    () => ({
      onBar: (bar) => {
        const at = bar.closeTime / DAY_MS - origin;
        if (bar.timeframe === '1w') {
          seen.push(`${at} ${bar.instrumentId} week ${bar.close} average ${bar.value('average')}`);
          return;
        }
        seen.push(`${at} ${bar.instrumentId} day sees ${bar.latest('1w')?.close ?? 'no week'}`);
      },
      onInstant: ({ closeTime }) => seen.push(`${closeTime / DAY_MS - origin} instant`),
    }),
    { timeframes: () => ({ '1w': { average: 'sma(2)' } }), warmUp: () => warmUp },
  );

describe('coarser bars', () => {
  const fifteen = days(
    Array.from({ length: 15 }, (_, day) => 100 + day),
    MONDAY,
  );

  it('come at their close, after the finer bars of the same instant', () => {
    const seen: string[] = [];
    linesOf(planWith({ AAA: fifteen }, watcher(seen), weeks));
    expect(seen.filter((line) => !line.endsWith('instant'))).toEqual([
      ...[5, 6, 7, 8, 9, 10, 11].map((at) => `${at} AAA day sees no week`),
      '11 AAA week 106 average NaN',
      ...[12, 13, 14, 15, 16, 17, 18].map((at) => `${at} AAA day sees 106`),
      // (106 + 113) / 2.
      '18 AAA week 113 average 109.5',
      '19 AAA day sees 113',
      // The third week has one day so far, which is the last of the data: its week ends with it.
      '19 AAA week 114 average 113.5',
    ]);
    expect(seen.slice(seen.indexOf('11 AAA day sees no week')).slice(0, 3)).toEqual([
      '11 AAA day sees no week',
      '11 AAA week 106 average NaN',
      '11 instant',
    ]);
  });

  it('decide like others', () => {
    const definition = strategyOf(
      () => ({
        onBar: (bar, decide) => {
          if (bar.timeframe === '1w') decide.direction(bar, 1, 'week');
        },
      }),
      { timeframes: () => ({ '1w': {} }) },
    );
    // 100,000 at the close of 106 buys 943.
    expect(linesOf(planWith({ AAA: fifteen }, definition, weeks))).toEqual([
      '11 target 943 AAA week',
      '11 buy 943 AAA at 107 entry',
    ]);
  });

  it('fill windows before the start and during the warm-up', () => {
    const seen: string[] = [];
    linesOf(planWith({ AAA: fifteen }, watcher(seen), weeks, 17 * DAY_MS));
    expect(seen[0]).toBe('17 AAA day sees 106');
    expect(seen).toContain('18 AAA week 113 average 109.5');
    const warming: string[] = [];
    linesOf(planWith({ AAA: fifteen }, watcher(warming, 10), weeks));
    expect(warming[0]).toBe('14 AAA day sees 106');
  });

  it('come by instrument, where several close at once', () => {
    const seen: string[] = [];
    linesOf(planWith({ BBB: fifteen, AAA: fifteen }, watcher(seen), weeks));
    expect(seen.filter((line) => line.startsWith('11 '))).toEqual([
      '11 AAA day sees no week',
      '11 BBB day sees no week',
      '11 AAA week 106 average NaN',
      '11 BBB week 106 average NaN',
      '11 instant',
    ]);
  });

  it('that closed while no finer bar did are seen first at the instant that follows', () => {
    // No bar on the Sunday: of the calendar the week ends with it, at 11, all the same.
    const gap = days([100, 101, 102, 103, 104, 105], MONDAY + ORIGIN);
    const after = days([107, 108], MONDAY + ORIGIN + 7);
    const join = (name: 'openTime' | 'closeTime' | 'open' | 'high' | 'low' | 'close' | 'volume') =>
      Float64Array.from([...gap[name], ...after[name]]);
    const bars: BarColumns = {
      ...gap,
      length: 8,
      openTime: join('openTime'),
      closeTime: join('closeTime'),
      open: join('open'),
      high: join('high'),
      low: join('low'),
      close: join('close'),
      volume: join('volume'),
    };
    const always = calendarOf('24x7');
    const calendarWeeks = (columns: BarColumns) => {
      const sessions = sessionsOfCalendar(columns, always);
      return new Map([
        ['1w', resample({ bars: columns, adjustedClose: null, to: '1w', sessions }).bars],
      ]);
    };
    const seen: string[] = [];
    linesOf(planWith({ AAA: bars }, watcher(seen, 1, ORIGIN), calendarWeeks));
    expect(seen.filter((line) => !line.endsWith('instant')).slice(5, 9)).toEqual([
      '10 AAA day sees no week',
      '11 AAA week 105 average NaN',
      '12 AAA day sees 105',
      '13 AAA day sees 105',
    ]);
  });
});

describe('no future is seen in coarser bars', () => {
  const XNYS = calendarOf('XNYS');
  const FIRST = XNYS.sessionOn('2024-01-02')?.open ?? NaN;

  /** Half hours of the exchange's sessions, from a random walk. */
  const halfHours = (seed: number): BarColumns => {
    const walked = randomBars(13 * 12, seed);
    const opens: number[] = [];
    const { open, close } = XNYS.columns;
    for (let session = XNYS.indexOf(FIRST); opens.length < walked.length; session += 1)
      for (let at = open[session] ?? NaN; at < (close[session] ?? NaN); at += DAY_MS / 48)
        opens.push(at);
    const openTime = Float64Array.from(opens.slice(0, walked.length));
    return { ...walked, openTime, closeTime: openTime.map((time) => time + DAY_MS / 48) };
  };

  const cut = (bars: BarColumns, length: number): BarColumns => ({
    ...bars,
    length,
    openTime: bars.openTime.slice(0, length),
    closeTime: bars.closeTime.slice(0, length),
    open: bars.open.slice(0, length),
    high: bars.high.slice(0, length),
    low: bars.low.slice(0, length),
    close: bars.close.slice(0, length),
    volume: bars.volume.slice(0, length),
  });

  const coarser = (bars: BarColumns) => {
    const sessions = sessionsOfCalendar(bars, XNYS);
    const of = (to: Timeframe) => resample({ bars, adjustedClose: null, to, sessions }).bars;
    return new Map([
      ['1h', of('1h')],
      ['4h', of('4h')],
      ['1d', of('1d')],
      ['1w', of('1w')],
    ]);
  };

  const told = (bars: BarColumns): readonly string[] => {
    const seen: string[] = [];
    const definition = strategyOf(
      () => ({
        onBar: (bar) => {
          const { timeframe, closeTime, open, high, low, close } = bar;
          const value = timeframe === '30m' ? bar.latest('1d')?.value('fast') : bar.value('fast');
          seen.push([timeframe, closeTime, open, high, low, close, value].join(' '));
        },
      }),
      {
        timeframes: () => ({
          '1h': { fast: 'ema(3)' },
          '4h': { fast: 'ema(3)' },
          '1d': { fast: 'sma(2)' },
          '1w': { fast: 'sma(2)' },
        }),
      },
    );
    const plan = planWith({ AAA: bars }, definition, coarser);
    linesOf({ ...plan, timeframe: '30m' });
    return seen;
  };

  it('whatever is cut off after a bar', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 150 }), (seed, length) => {
        const bars = halfHours(seed);
        const before = told(cut(bars, length));
        expect(told(bars).slice(0, before.length)).toEqual(before);
      }),
      { numRuns: 15 },
    );
  });
});
