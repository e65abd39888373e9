import { describe, expect, it } from '@jest/globals';
import { millisecondsOf } from '@stratvector/kernel';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { UTC_DAYS } from './account-days.ts';
import { Engine } from './engine.ts';
import { planOf, randomBars } from './plan.fixture.ts';
import type { RebalancePeriod } from './plan.ts';
import { nextRebalance } from './rebalance-times.ts';

const DAY_MS = 86_400_000;

const HOLD: StrategyDefinition = {
  name: 'hold',
  title: 'Hold',
  description: 'Long from the first bar.',
  source: 'by definition',
  parameters: [],
  warmUp: () => 1,
  create: () => ({ onBar: (bar, decide) => decide.direction(bar, 1, 'hold') }),
};

/** The days, counted from 1970-01-01, at whose close standing targets were sized anew. */
const rebalanced = (period: RebalancePeriod, names: readonly string[]): readonly number[] => {
  const bars = Object.fromEntries(names.map((name, seed) => [name, randomBars(120, seed + 1)]));
  const plan = planOf(bars, { rebalance: period }, [HOLD]);
  const strategies = plan.terms.strategies.map((one) => ({ ...one, protection: null }));
  const journal = new MemoryJournal();
  // A quarter moves away from its size with every price.
  const terms = { ...plan.terms, strategies, sizerParameters: { fraction: 0.25 } };
  new Engine({ ...plan, terms }, journal).run();
  const days = [...journal.entries()].flatMap(({ at, event }) =>
    event.type === 'TargetSet' && event.data.reason === 'rebalance'
      ? [millisecondsOf(at) / DAY_MS - 1]
      : [],
  );
  return [...new Set(days)];
};

describe('rebalancing', () => {
  // 1970-01-01 was a Thursday; day 4 the first Monday, day 31 the first of February.
  it.each([
    ['one instrument', ['AAA']],
    ['two instruments', ['AAA', 'BBB']],
  ])('sizes anew at the first close of a period, with %s', (_what, names) => {
    const weekly = rebalanced('weekly', names);
    expect(weekly[0]).toBe(4);
    expect(new Set(weekly.map((day) => (day - 4) % 7))).toEqual(new Set([0]));
    // Where the size came out the same, nothing was set.
    const monthly = rebalanced('monthly', names);
    expect(monthly.length).toBeGreaterThan(1);
    expect([31, 59, 90]).toEqual(expect.arrayContaining([...monthly]));
  });

  it('is daily at each close, where the size changes', () => {
    expect(rebalanced('daily', ['AAA']).length).toBeGreaterThan(60);
  });

  it.each([
    ['daily', Date.UTC(2024, 0, 2), Date.UTC(2024, 0, 2)],
    ['daily', Date.UTC(2024, 0, 2, 15), Date.UTC(2024, 0, 3)],
    ['weekly', Date.UTC(2024, 0, 5, 21), Date.UTC(2024, 0, 8)],
    ['monthly', Date.UTC(2024, 11, 31, 21), Date.UTC(2025, 0, 1)],
  ] as const)('%s after a close: at the start of the next period', (period, close, start) => {
    expect(nextRebalance(close, period, UTC_DAYS)).toBe(start + 1);
  });
});
