import { createAccount } from '@stratvector/domain-risk';
import type { Account, AccountEvent } from '@stratvector/domain-risk';
import type { OrderRequest, StrategyDefinition } from '@stratvector/domain-strategy';
import type { Journaled } from '@stratvector/kernel';
import { money } from '@stratvector/model';
import type { BarColumns, Money } from '@stratvector/model';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { Engine } from './engine.ts';
import { figureOf, planOf } from './plan.fixture.ts';
import type { PlannedInstrument, RunPlan } from './plan.ts';

/** Runs that a calculator can follow: a script instead of a strategy, no costs unless given. */

const DAY_MS = 86_400_000;

/** A day as open and close, or as open, high, low and close. */
type Day =
  | readonly [open: number, close: number]
  | readonly [open: number, high: number, low: number, close: number];

/** Days from Thursday, 1970-01-01 on; `dates` has the day of each where some are missing. */
export const days = (prices: readonly Day[], dates?: readonly number[]): BarColumns => {
  const column = (of: (day: Day) => number): Float64Array => Float64Array.from(prices, of);
  const openTime = Float64Array.from(prices, (_, row) => (dates?.[row] ?? row) * DAY_MS);
  return {
    length: prices.length,
    openTime,
    closeTime: openTime.map((time) => time + DAY_MS),
    open: column(([open]) => open),
    high: column((day) => Math.max(...day)),
    low: column((day) => Math.min(...day)),
    close: column((day) => day.at(-1) ?? NaN),
    volume: new Float64Array(prices.length).fill(1e6),
    hasVolume: true,
  };
};

/** What is decided at the close of a row: a weight of equity, or an order. */
export type Script = Readonly<Record<string, Readonly<Record<number, number | OrderRequest>>>>;

const scripted = (script: Script): StrategyDefinition => ({
  name: 'script',
  title: 'Script',
  description: 'By the row.',
  source: 'none',
  parameters: [],
  warmUp: () => 1,
  create: () => ({
    onBar: (bar, decide) => {
      const said = script[bar.instrumentId]?.[bar.row];
      if (typeof said === 'number') decide.weight(bar, said, 'script');
      else if (said) decide.order(bar, said, 'script');
    },
  }),
});

export interface Change {
  readonly plan?: Partial<RunPlan>;
  readonly terms?: Partial<RunPlan['terms']>;
  readonly limits?: Partial<RunPlan['terms']['limits']>;
  readonly protection?: RunPlan['terms']['strategies'][number]['protection'];
  /** By instrument. */
  readonly instruments?: Readonly<Record<string, Partial<PlannedInstrument>>>;
}

export const scriptedPlan = (
  bars: Readonly<Record<string, BarColumns>>,
  script: Script,
  change: Change = {},
): RunPlan => {
  const plan = planOf(bars, {}, [scripted(script)]);
  const free = {
    commission: () => money(0n),
    slippage: ({ price }: Parameters<RunPlan['venue']['slippage']>[0]) => price,
  };
  const instruments = plan.instruments.map((planned) => ({
    ...planned,
    ...change.instruments?.[planned.instrument.id],
  }));
  return {
    ...plan,
    instruments,
    venue: { ...plan.venue, ...free },
    ...change.plan,
    terms: {
      ...plan.terms,
      ...free,
      instruments: instruments.map(({ instrument }) => instrument),
      strategies: plan.terms.strategies.map((one) => ({
        ...one,
        protection: change.protection ?? null,
      })),
      ...change.terms,
      limits: { ...plan.terms.limits, ...change.limits },
    },
  };
};

/** Everything that the books need of one event to be checked. */
const changeOf = (event: AccountEvent): { readonly result: bigint; readonly costs: bigint } => {
  switch (event.type) {
    case 'FillBooked':
      return { result: event.data.realized, costs: event.data.commission + event.data.fees };
    case 'SplitBooked':
      return { result: event.data.realized, costs: 0n };
    case 'FlowBooked':
      return { result: event.data.amount, costs: 0n };
    default:
      return { result: 0n, costs: 0n };
  }
};

export interface Ran {
  readonly entries: readonly Journaled[];
  readonly events: readonly AccountEvent[];
  readonly account: Account;
  readonly equity: readonly number[];
  readonly costs: readonly number[];
  /**
   * What cash and the cost of what is held miss of start + realized − costs + flows, after each event:
   * all zeros where the books balance, for unrealized results are the same on both sides.
   */
  readonly imbalances: readonly bigint[];
}

/** Runs a plan, and its account's events once more from the log. */
export const ran = (plan: RunPlan): Ran => {
  const journal = new MemoryJournal();
  const record = new Engine(plan, journal).run();
  const entries = [...journal.entries()];
  const events = entries
    .filter(({ stream }) => stream === 'account-A')
    // The stream's name says whose events they are.
    .map(({ event }) => event as AccountEvent);
  const decider = createAccount(plan.terms);
  let account = decider.initialState;
  let expected: bigint = plan.cash;
  const imbalances = events.map((event) => {
    account = decider.evolve(account, event);
    const { result, costs } = changeOf(event);
    expected += result - costs;
    const cost = account.slots.reduce((sum, slot) => sum + slot.cost, 0n);
    return account.cash + cost - expected;
  });
  const equity = figureOf(record.equity, 'equity');
  const costs = figureOf(record.equity, 'costs');
  return { entries, events, account, equity, costs, imbalances };
};

/** The fills of a run as `side quantity @ price reason`. */
export const fillsOf = ({ entries }: Ran): readonly string[] =>
  entries.flatMap(({ event }) => {
    if (event.type !== 'FillBooked') return [];
    // The type names the event.
    const { quantity, price } = (event as Extract<AccountEvent, { type: 'FillBooked' }>).data;
    return [`${quantity} @ ${Number(price) / 1e6}`];
  });

export const flowsOf = ({ events }: Ran): readonly (readonly [string, Money])[] =>
  events.flatMap((event) =>
    event.type === 'FlowBooked' ? [[event.data.kind, event.data.amount] as const] : [],
  );
