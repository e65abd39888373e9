import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '@stratvector/configuration';
import { assert } from '@stratvector/kernel';
import { CATALOG } from './load-configuration.ts';
import type { RunSeries } from './run-series.ts';
import { volatilityOf } from './volatility.ts';

const DAY_MS = 86_400_000;
/** 2024-01-01, a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

const configured = (text: string) => {
  const { configuration } = loadConfiguration({
    text,
    file: 'run.toml',
    overrides: [],
    environment: {},
    catalog: CATALOG,
  });
  assert(configuration !== null, 'the configuration is sound');
  return configuration;
};

/** Bars of so many a session, on these days from Monday on. */
const series = (timeframe: RunSeries['timeframe'], days: readonly number[], each = 1) => {
  const opens = days.flatMap((day) =>
    Array.from({ length: each }, (_, bar) => MONDAY + day * DAY_MS + (bar * DAY_MS) / 48),
  );
  const openTime = Float64Array.from(opens);
  const sessions = Int32Array.from(days.flatMap((day) => new Array<number>(each).fill(day)));
  // What volatility is counted by is all that a series is asked here.
  return { timeframe, sessions, bars: { openTime } } as unknown as RunSeries;
};

const WEEK = [0, 1, 2, 3, 4, 7, 8, 9];
const TARGET = '[sizing]\nmodel = "volatility-target"\n';

describe('the volatility that sizers are told', () => {
  it.each([
    ['days of an exchange', TARGET, series('1d', WEEK), { period: 60, periodsPerYear: 252 }],
    ['days without weekends', TARGET, series('1d', [0, 1, 2, 3, 4, 5, 6]), { periodsPerYear: 365 }],
    ['weeks', TARGET, series('1w', [0, 7, 14]), { periodsPerYear: 52 }],
    ['half hours', TARGET, series('30m', WEEK, 13), { periodsPerYear: 252 * 13 }],
    ['a window of its own', `${TARGET}period = 20\n`, series('1d', WEEK), { period: 20 }],
    [
      'a year of its own',
      `${TARGET}[metrics]\nperiods_per_year = 250\n`,
      series('30m', WEEK, 13),
      { periodsPerYear: 250 * 13 },
    ],
  ])('is of %s', (_what, text, one, expected) => {
    expect(volatilityOf(configured(text), [one])).toMatchObject(expected);
  });

  it('is not measured where none asks', () => {
    expect(volatilityOf(configured(''), [series('1d', WEEK)])).toBeNull();
  });
});
