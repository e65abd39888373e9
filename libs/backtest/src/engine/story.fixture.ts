import type { Strategy, StrategyDefinition } from '@stratvector/domain-strategy';
import type { AccountTerms, Limits, StrategyTerms } from '@stratvector/domain-risk';
import type { Journaled } from '@stratvector/kernel';
import { money } from '@stratvector/model';
import type { BarColumns, Price, Quantity } from '@stratvector/model';
import type { LoggedEvent } from '../journal/logged.ts';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { Engine } from './engine.ts';
import { planOf } from './plan.fixture.ts';
import type { RunPlan } from './plan.ts';

/** Runs that a calculator can follow: bars by hand, no costs, and the log told in short lines. */

export const DAY_MS = 86_400_000;

type Row = readonly [open: number, high: number, low: number, close: number];

/** Bars of one day each, from day 0 on; a number is a day that stays at one price. */
export const days = (rows: readonly (Row | number)[], first = 0): BarColumns => {
  const full = rows.map((row): Row => (typeof row === 'number' ? [row, row, row, row] : row));
  const column = (place: 0 | 1 | 2 | 3) => Float64Array.from(full, (row) => row[place]);
  const openTime = Float64Array.from(full, (_, row) => (first + row) * DAY_MS);
  return {
    length: full.length,
    openTime,
    closeTime: openTime.map((time) => time + DAY_MS),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: new Float64Array(full.length).fill(1e6),
    hasVolume: true,
  };
};

/** A strategy from its handlers alone. */
export const strategyOf = (
  create: () => Strategy,
  change: Partial<StrategyDefinition> = {},
): StrategyDefinition => ({
  name: 'story',
  title: 'Story',
  description: 'For a test.',
  source: 'none',
  parameters: [],
  warmUp: () => 1,
  create,
  ...change,
});

/** Decides by day: `{ 0: (bar, decide) => … }`. */
export const byDay = (
  script: Readonly<Record<number, NonNullable<Strategy['onBar']>>>,
): StrategyDefinition =>
  strategyOf(() => ({
    onBar: (bar, decide) => script[Math.round(bar.openTime / DAY_MS)]?.(bar, decide),
  }));

export interface StoryTerms {
  readonly terms?: Partial<AccountTerms>;
  readonly limits?: Partial<Limits>;
  /** Of every strategy. */
  readonly strategy?: Partial<StrategyTerms>;
  readonly plan?: Partial<RunPlan>;
}

/** 100,000 of cash, no costs, no protection, a sizer that takes all of equity. */
export const storyPlan = (
  bars: Readonly<Record<string, BarColumns>>,
  strategies: readonly StrategyDefinition[],
  change: StoryTerms = {},
): RunPlan => {
  const plan = planOf(bars, {}, strategies);
  const costs = {
    commission: () => money(0n),
    slippage: ({ price }: { readonly price: Price }) => price,
  };
  const terms: AccountTerms = {
    ...plan.terms,
    ...costs,
    sizerParameters: { fraction: 1 },
    ...change.terms,
    limits: { ...plan.terms.limits, ...change.limits },
    strategies: plan.terms.strategies.map((one) => ({
      ...one,
      protection: null,
      ...change.strategy,
    })),
  };
  return { ...plan, terms, venue: { ...plan.venue, ...costs }, ...change.plan };
};

const dayOf = (nanoseconds: bigint): number => Number(nanoseconds / 1_000_000n) / DAY_MS;
const shares = (quantity: Quantity): string => String(quantity);
const priceText = (price: Price): string => String(Number(price) / 1e6);

const told = (event: LoggedEvent): string | null => {
  switch (event.type) {
    case 'TargetSet':
      return `target ${shares(event.data.target)} ${event.data.instrumentId} ${event.data.reason}`;
    case 'TargetReduced':
      return `reduced ${shares(event.data.from)} to ${shares(event.data.to)} ${event.data.by}`;
    case 'OrderDenied':
      return `denied ${event.data.reason.code}`;
    case 'SignalIgnored':
      return `ignored ${event.data.reason}`;
    case 'OrderRejected':
      return `rejected ${event.data.code}`;
    case 'OrderCanceled':
      return `canceled ${event.data.code}`;
    case 'ModificationDenied':
      return `unchanged ${event.data.denied.code}`;
    case 'ModificationSettled': {
      const { quantity, limitPrice, stopPrice } = event.data.ticket;
      const level = limitPrice ?? stopPrice;
      return `${event.data.outcome} ${shares(quantity)}${level === null ? '' : ` at ${priceText(level)}`}`;
    }
    case 'OrderExpired':
      return 'expired';
    case 'ParentOrderAccepted':
      return `${event.data.algorithm.kind} ${event.data.ticket.side} ${shares(event.data.ticket.quantity)}`;
    case 'ParentOrderReduced':
      return `${shares(event.data.by)} less to do`;
    case 'ParentOrderCompleted':
      return 'done';
    case 'ParentOrderCanceled':
      return `parent canceled ${event.data.code}`;
    case 'ParentOrderExpired':
      return 'parent expired';
    case 'ParentOrderRejected':
      return `parent rejected ${event.data.code}`;
    case 'TimerSet':
      return `timer ${event.data.timer.name} for ${dayOf(event.data.timer.at)}`;
    case 'TimerElapsed':
      return `elapsed ${event.data.timer.name}`;
    case 'FillBooked': {
      const { quantity, price, instrumentId, role } = event.data;
      const side = quantity > 0n ? 'buy' : 'sell';
      const size = shares(quantity).replace('-', '');
      return `${side} ${size} ${instrumentId} at ${priceText(price)} ${role}`;
    }
    default:
      return null;
  }
};

/** The log of a plan in lines, each after the day whose open or close (`.`) it happened at. */
export const linesOf = (plan: RunPlan): readonly string[] => {
  const journal = new MemoryJournal();
  new Engine(plan, journal).run();
  // The journal of a run holds nothing else.
  return [...journal.entries()].flatMap(({ at, event }: Journaled) => {
    const line = told(event as LoggedEvent);
    return line === null ? [] : [`${dayOf(at)} ${line}`];
  });
};
