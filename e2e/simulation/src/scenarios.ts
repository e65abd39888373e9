import { Engine, figuresOf, MemoryJournal, RunLog } from '@stratvector/backtest';
import type { RunPlan } from '@stratvector/backtest';
import { planOf, randomBars } from '@stratvector/backtest/fixture';
import { instantsOf } from '@stratvector/contexts';
import { STRATEGIES } from '@stratvector/domain-strategy';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import { LOG_START } from '@stratvector/kernel';
import { fractionOfNumber } from '@stratvector/model';
import { restored } from '@stratvector/runtime';
import { forgetful } from './forgetful-store.ts';
import { limitedBy } from './limited.fixture.ts';
import { FEED, Platform } from './platform.ts';
import type { PlatformFaults } from './platform.ts';
import { Draws } from './random.ts';
import type { VenueFaults } from './venue-process.ts';

const BARS = { AAA: randomBars(60, 11), BBB: randomBars(60, 12), CCC: randomBars(60, 13) };
const DAY_MS = 86_400_000;
const ALL = 1_000_000;

export const CALM: PlatformFaults = { double: 0, death: 0, lost: 0, venueDeath: 0 };
export const STORM: PlatformFaults = { double: 0.15, death: 0.003, lost: 0.02, venueDeath: 0.003 };

/** What a log says, stream by stream. */
export type Streams = ReadonlyMap<
  string,
  readonly { readonly at: string; readonly event: { readonly type: string } }[]
>;

type Entry = Streams extends ReadonlyMap<string, readonly (infer One)[]> ? One : never;

const gathered = (entries: readonly (readonly [string, Entry])[]): Streams => {
  const streams = new Map<string, Entry[]>();
  for (const [stream, entry] of entries) {
    const known = streams.get(stream) ?? [];
    streams.set(stream, known);
    known.push(entry);
  }
  return streams;
};

/** A platform that is about to work a run off; over a line that misbehaves the log of execution does too. */
export const launched = (
  plan: RunPlan,
  seed: number,
  { faults, venueFaults = null }: { faults: PlatformFaults; venueFaults?: VenueFaults | null },
) => {
  const draws = new Draws(seed);
  const storeOf = () => new MemoryEventStore(() => 0);
  const stores = {
    strategy: storeOf(),
    risk: storeOf(),
    execution: storeOf(),
    analytics: storeOf(),
  };
  const seen = {
    strategy: forgetful(stores.strategy, draws, faults.lost),
    risk: forgetful(stores.risk, draws, faults.lost),
    execution: venueFaults ? forgetful(stores.execution, draws, faults.lost) : stores.execution,
    analytics: forgetful(stores.analytics, draws, faults.lost),
  };
  const instants = instantsOf(plan, FEED);
  const platform = new Platform({ plan, instants, stores: seen, draws, faults, venueFaults });
  return { platform, stores };
};

/** The log of the services after a whole run, without what they note for themselves. */
export const simulated = async (plan: RunPlan, seed: number, faults: PlatformFaults) => {
  const { platform, stores } = launched(plan, seed, { faults });
  await platform.run();
  const logs = await Promise.all(Object.values(stores).map((one) => one.tail(LOG_START, ALL)));
  const entries = logs
    .flat()
    .filter(({ stream }) => !/^(instants|reconciliation)-/.test(stream))
    .map(({ stream, type, data, metadata }): readonly [string, Entry] => [
      stream,
      { at: metadata['at'] as string, event: { type, ...{ data: restored(data) } } },
    ]);
  return { streams: gathered(entries), platform };
};

const streamsOf = (journal: MemoryJournal): Streams =>
  gathered(
    [...journal.entries()].map(({ stream, at, event }) => [stream, { at: at.toString(), event }]),
  );

/** The same run as a backtest. */
export const backtested = (plan: RunPlan): Streams => {
  const journal = new MemoryJournal();
  new Engine(plan, journal).run();
  return streamsOf(journal);
};

const FIGURES = {
  periodsPerYear: null,
  cashRate: 0,
  benchmark: null,
  delayed: null,
  holdout: null,
};

/** What a backtest records of the account and its trades. */
export const recorded = (plan: RunPlan) => {
  const journal = new MemoryJournal();
  const record = new Engine(plan, journal).run();
  const { trades } = figuresOf(plan, record, new RunLog(journal.entries()), FIGURES);
  const { equity } = record;
  const curve = Array.from({ length: equity.length }, (_, row) => ({
    time: equity.time[row] ?? NaN,
    equity: equity.at(row).equity,
  }));
  return { curve, trades };
};

const momentum = planOf(BARS);

/** Two strategies on one account, of which one compares instruments. */
const shared = (): RunPlan => {
  const names = ['momentum', 'cross-sectional-momentum'];
  const plan = planOf(
    BARS,
    {},
    STRATEGIES.filter(({ name }) => names.includes(name)),
  );
  const half = fractionOfNumber(0.5);
  const strategies = plan.terms.strategies.map((one) => ({ ...one, equityShare: half }));
  return { ...plan, terms: { ...plan.terms, strategies } };
};

/** Sized anew each week, on bars of which the first only fill windows. */
const rebalanced: RunPlan = {
  ...momentum,
  volatility: { period: 10, periodsPerYear: 252 },
  rebalance: 'weekly',
  start: 15 * DAY_MS,
};

export const SCENARIOS: readonly (readonly [string, RunPlan])[] = [
  ['momentum', momentum],
  ['two-strategies', shared()],
  ['limits', limitedBy(momentum)],
  ['rebalance', rebalanced],
];
