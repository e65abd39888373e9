import { describe, expect, it } from '@jest/globals';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import { Engine } from '../engine/engine.ts';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { planOf, randomBars } from '../engine/plan.fixture.ts';
import type { RunPlan } from '../engine/plan.ts';
import { RunLog } from '../files/run-log.ts';
import { DELAYED_BARS_MAX, delayedEquityOf } from './delayed-run.ts';
import { delayedByOneBar } from './delayed-strategy.ts';

const DAY_MS = 86_400_000;
const weekdays = (() => {
  // Every fifth day is followed by a gap of two, as a weekend is.
  const bars = randomBars(60, 9);
  const shift = (column: Float64Array): Float64Array =>
    column.map((time, row) => time + Math.floor(row / 5) * 2 * DAY_MS);
  return { ...bars, openTime: shift(bars.openTime), closeTime: shift(bars.closeTime) };
})();

const logOf = (plan: RunPlan): RunLog => {
  const journal = new MemoryJournal();
  new Engine(plan, journal).run();
  return new RunLog(journal.entries());
};

const rowsOf = (log: RunLog): readonly number[] =>
  log.fills.map(({ fill }) => weekdays.openTime.indexOf(Number(fill.barOpenTime / 1_000_000n)));

/** Long on rows 4, 5, 6 of every ten, flat otherwise. */
const clock = (across: boolean): StrategyDefinition => ({
  name: 'clock',
  title: 'Clock',
  description: 'By the row.',
  source: 'none',
  parameters: [],
  warmUp: () => 1,
  create: () =>
    across
      ? {
          onInstant: ({ bars }, decide) => {
            for (const bar of bars)
              if (bar) decide.direction(bar, bar.row % 10 > 3 && bar.row % 10 < 7 ? 1 : 0, 'clock');
          },
        }
      : {
          onBar: (bar, decide) =>
            decide.direction(bar, bar.row % 10 > 3 && bar.row % 10 < 7 ? 1 : 0, 'clock'),
        },
});

const planFor = (definition: StrategyDefinition): RunPlan => {
  const plan = planOf({ AAA: weekdays }, {}, [definition]);
  const strategies = plan.terms.strategies.map((one) => ({ ...one, protection: null }));
  return { ...plan, terms: { ...plan.terms, strategies } };
};

describe('a run with one bar more of delay', () => {
  it.each([
    ['bar by bar', false],
    ['across instruments', true],
  ])('fills every order one bar later, over gaps too: %s', (_what, across) => {
    const plain = rowsOf(logOf(planFor(clock(across))));
    const later = rowsOf(logOf(planFor(delayedByOneBar(clock(across)))));
    expect(plain.slice(0, 4)).toEqual([5, 8, 15, 18]);
    expect(later).toEqual(plain.map((row) => row + 1));
  });

  it('has a row of equity for each of the run, and another result', () => {
    const plan = planFor(clock(false));
    const record = new Engine(plan, new MemoryJournal()).run();
    const delayed = delayedEquityOf(plan);
    expect(delayed).toHaveLength(record.equity.length);
    const last = record.equity.length - 1;
    const { equity } = record.equity.at(last);
    expect(delayed?.at(last).equity).toBeGreaterThan(0);
    expect(delayed?.at(last).equity).not.toBe(equity);
  });

  it('is not made where it would take too long', () => {
    const [one] = planFor(clock(false)).instruments;
    if (!one) throw new Error('the plan has no instrument');
    const long = { ...one, columns: { ...one.columns, length: DELAYED_BARS_MAX + 1 } };
    expect(delayedEquityOf({ ...planFor(clock(false)), instruments: [long] })).toBeNull();
  });
});
