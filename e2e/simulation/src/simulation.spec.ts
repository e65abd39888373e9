import { describe, expect, it } from '@jest/globals';
import { Engine, MemoryJournal } from '@stratvector/backtest';
import type { RunPlan, Wire, Wiring } from '@stratvector/backtest';
import type { Journaled } from '@stratvector/kernel';
import { figureOf, planOf, randomBars } from '@stratvector/backtest/fixture';
import { fractionOfNumber } from '@stratvector/model';
import type { ExecutionAlgorithm } from '@stratvector/model';
import { BusWiring } from './bus-wiring.ts';
import { Chasing } from './chasing.fixture.ts';
import type { Faults } from './faulty-bus.ts';
import { limitedBy } from './limited.fixture.ts';

const BARS = { AAA: randomBars(250, 11), BBB: randomBars(250, 12), CCC: randomBars(250, 13) };
const STORM: Faults = { drop: 0.2, double: 0.2, reorder: 0.5 };
const CALM: Faults = { drop: 0, double: 0, reorder: 0 };

const plan = planOf(BARS);
/** Every order cut into slices, of which some are not filled whole in their bar. */
const slicedPlan = (algorithm: ExecutionAlgorithm): RunPlan => ({
  ...plan,
  terms: { ...plan.terms, slicing: { algorithm, timeInForce: 'GTC' } },
  venue: { ...plan.venue, participationMax: 0.00005 },
});

const simulated = (
  run: RunPlan,
  seed: number,
  faults: Faults,
  around: (wiring: Wiring) => Wiring = (same) => same,
) => {
  const journal = new MemoryJournal();
  let wiring: BusWiring | null = null;
  const wire: Wire = (terms, log, listener, clock) => {
    wiring = new BusWiring({ terms, journal: log, listener, clock }, seed, faults);
    return around(wiring);
  };
  const engine = new Engine(run, journal, wire);
  const { equity } = engine.run();
  return {
    equity: figureOf(equity, 'equity'),
    entries: [...journal.entries()],
    counts: wired(wiring).counts,
  };
};

const wired = (wiring: BusWiring | null): BusWiring => {
  if (!wiring) throw new Error('the engine has not asked for its wiring');
  return wiring;
};

const backtest = (run: RunPlan) => {
  const journal = new MemoryJournal();
  const { equity } = new Engine(run, journal).run();
  return { equity: figureOf(equity, 'equity'), entries: [...journal.entries()] };
};

/** The log stream by stream: what a bus may not change is the order within each. */
const byStream = (entries: readonly Journaled[]) => {
  const streams = new Map<string, Journaled[]>();
  for (const entry of entries)
    streams.set(entry.stream, [...(streams.get(entry.stream) ?? []), entry]);
  return streams;
};

describe('the contexts over a bus that drops, doubles and reorders', () => {
  const expected = backtest(plan);

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('decide as in a backtest, seed %i', (seed) => {
    const { entries, equity, counts } = simulated(plan, seed, STORM);
    expect(Math.min(counts.dropped, counts.doubled, counts.reordered)).toBeGreaterThan(100);
    expect(byStream(entries)).toEqual(byStream(expected.entries));
    expect(equity).toEqual(expected.equity);
  });

  it('give the same log for the same seed', () => {
    expect(simulated(plan, 99, STORM).entries).toEqual(simulated(plan, 99, STORM).entries);
  });

  it('give the very log of the backtest where nothing goes wrong', () => {
    expect(byStream(simulated(plan, 1, CALM).entries)).toEqual(byStream(expected.entries));
  });

  it('trade at all', () => {
    const fills = expected.entries.filter(({ event }) => event.type === 'FillBooked');
    expect(fills.length).toBeGreaterThan(50);
  });
});

describe.each<ExecutionAlgorithm>([
  { kind: 'twap', bars: 4 },
  { kind: 'vwap', bars: 3 },
  { kind: 'pov', participation: fractionOfNumber(0.00003) },
])('orders that $kind works over time, over the same bus', (algorithm) => {
  const run = slicedPlan(algorithm);
  const expected = backtest(run);

  it.each([1, 2, 3, 4])('come out as in a backtest, seed %i', (seed) => {
    const { entries, equity } = simulated(run, seed, STORM);
    expect(byStream(entries)).toEqual(byStream(expected.entries));
    expect(equity).toEqual(expected.equity);
  });

  it('are worked at all', () => {
    const released = expected.entries.filter(({ event }) => event.type === 'ChildOrderReleased');
    expect(released.length).toBeGreaterThan(50);
  });
});

describe('changes of working orders over the same bus', () => {
  /** Limits at the last price that wait for days, of which few are filled whole in their bar. */
  const waiting: RunPlan = {
    ...plan,
    terms: { ...plan.terms, orderType: 'limit', timeInForce: 'GTC' },
    venue: { ...plan.venue, participationMax: 0.00002 },
  };
  const throttled = {
    ...waiting,
    terms: { ...waiting.terms, limits: { ...waiting.terms.limits, ordersPerSecond: 1 } },
  };
  const chased = (run: RunPlan, seed: number, faults: Faults) =>
    simulated(run, seed, faults, (wiring) => new Chasing(wiring, run.terms));

  it.each([1, 2, 3, 4, 5, 6])('come out as without a fault, seed %i', (seed) => {
    const { entries, equity } = chased(waiting, seed, STORM);
    const expected = chased(waiting, 1, CALM);
    expect(byStream(entries)).toEqual(byStream(expected.entries));
    expect(equity).toEqual(expected.equity);
  });

  it.each([1, 2, 3])('come out so where they wait for their turn, seed %i', (seed) => {
    const { entries } = chased(throttled, seed, STORM);
    expect(byStream(entries)).toEqual(byStream(chased(throttled, 1, CALM).entries));
  });

  it('are made at all, and answered one by one', () => {
    const { entries } = chased(waiting, 1, CALM);
    const count = (type: string) => entries.filter(({ event }) => event.type === type).length;
    expect(count('ModificationApproved')).toBeGreaterThan(30);
    expect(count('OrderModified')).toBeGreaterThan(30);
    // Protection has done a part of some orders, which the venue does not change then.
    expect(count('OrderModifyRejected')).toBeGreaterThan(0);
    expect(count('ModificationSettled')).toBe(count('ModificationApproved'));
  });
});

describe('controls over the same bus', () => {
  const limited = limitedBy(plan);
  const expected = backtest(limited);
  const count = (type: string) =>
    expected.entries.filter(({ event }) => event.type === type).length;

  it.each([1, 2, 3, 4])('halt, count and queue as in a backtest, seed %i', (seed) => {
    const { entries, equity } = simulated(limited, seed, STORM);
    expect(byStream(entries)).toEqual(byStream(expected.entries));
    expect(equity).toEqual(expected.equity);
  });

  it('have something to do at all', () => {
    expect(count('OrderQueued')).toBeGreaterThan(5);
    expect(count('TradingHalted')).toBeGreaterThan(0);
    expect(count('TradingResumed')).toBeGreaterThan(0);
    expect(count('ActivityCounted')).toBeGreaterThan(100);
  });
});
