import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber } from '@stratvector/model';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { DailyReturns } from './daily-returns.ts';
import { Engine } from './engine.ts';
import { planOf, randomBars } from './plan.fixture.ts';
import type { RunPlan } from './plan.ts';

const BARS = { AAA: randomBars(300, 1), BBB: randomBars(300, 2) };
const DAY_MS = 86_400_000;

const limited = (maxVar95: number): RunPlan => {
  const plan = planOf(BARS);
  const limits = { ...plan.terms.limits, maxVar95: fractionOfNumber(maxVar95) };
  return { ...plan, terms: { ...plan.terms, limits } };
};

const denialsOf = (
  plan: RunPlan,
): readonly { readonly day: number; readonly measure: string }[] => {
  const journal = new MemoryJournal();
  new Engine(plan, journal).run();
  return [...journal.entries()].flatMap(({ at, event }) =>
    event.type === 'OrderDenied' && event.data.reason.code === 'VAR_EXCEEDS_MAX'
      ? [{ day: Number(at / 1_000_000n) / DAY_MS, measure: event.data.reason.measure }]
      : [],
  );
};

describe('value at risk before the trade', () => {
  it('denies entries once the portfolio that is held may lose more', () => {
    const denials = denialsOf(limited(0.0001));
    expect(denials.length).toBeGreaterThan(0);
    expect(new Set(denials.map(({ measure }) => measure))).toEqual(new Set(['var_95']));
  });

  it('is no check before 60 daily returns of what is held', () => {
    const first = Math.min(...denialsOf(limited(0.0001)).map(({ day }) => day));
    expect(first).toBeGreaterThanOrEqual(61);
  });

  it('lets everything pass under a limit that nothing reaches', () => {
    expect(denialsOf(limited(1))).toEqual([]);
  });
});

describe('daily returns of what is held', () => {
  const returns = new DailyReturns(planOf(BARS));
  const change = (name: keyof typeof BARS, day: number): number =>
    (BARS[name].close[day] ?? NaN) / (BARS[name].close[day - 1] ?? NaN) - 1;

  it('adds the results of all instruments by day', () => {
    const results = returns.results(
      new Map([
        [0, 100],
        [1, -50],
      ]),
      4 * DAY_MS,
    );
    expect(results).toHaveLength(3);
    expect(results[2]).toBeCloseTo(100 * change('AAA', 3) - 50 * change('BBB', 3), 12);
  });

  it('knows no day that has not closed', () => {
    expect(returns.results(new Map([[0, 100]]), 4 * DAY_MS - 1)).toHaveLength(2);
  });

  it('has none where nothing is held', () => {
    expect(returns.results(new Map(), 10 * DAY_MS)).toHaveLength(0);
  });
});
