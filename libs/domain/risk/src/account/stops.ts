import type { OrderFactMessage } from '@stratvector/contracts';
import { millisecondsOf } from '@stratvector/kernel';
import { FRACTION_ONE } from '@stratvector/model';
import type { StrategyId } from '@stratvector/model';
import { activityOf } from './activity.ts';
import type { Activity, ActivityCount } from './activity.ts';
import type { AccountContext } from './context.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { halt } from './halting.ts';
import { latchAt } from './latch.ts';
import type { Latch, LatchCause, LatchScope } from './latch.ts';
import type { Account } from './state.ts';
import type { AccountTerms, Limits } from './terms.ts';

type Breached = Extract<Latch['breach'], { found: number }>;

/** Whether a limit asks for what a strategy sends and gets back. */
const asksForActivity = (limits: Limits): boolean =>
  limits.maxOrderToTradeRatio !== null ||
  limits.maxFillsPerMinute !== null ||
  limits.maxRejectRate !== null;

/** Whether these limits can stop a strategy by what it does; where none can, nothing is counted. */
export const hasStops = ({ limits }: AccountTerms): boolean =>
  limits.maxExecutionsPerSession !== null || asksForActivity(limits);

/** The venue's answer to an order: accepted or not; protection is armed, and no answer to anything. */
const answerOf = ({ fact }: OrderFactMessage): readonly boolean[] => {
  if (fact.kind === 'accepted') return [false];
  return fact.kind === 'rejected' ? [true] : [];
};

interface Count {
  messages: number;
  trades: number;
  fills: number;
  answers: readonly boolean[];
}

type Counts = Map<StrategyId, Count>;

const countAt = (counts: Counts, strategyId: StrategyId): Count => {
  const found = counts.get(strategyId) ?? { messages: 0, trades: 0, fills: 0, answers: [] };
  counts.set(strategyId, found);
  return found;
};

/** What controls and margin calls cancel is not a strategy's doing. */
const countEvent = (counts: Counts, event: AccountEvent): void => {
  switch (event.type) {
    case 'OrderApproved':
      countAt(counts, event.data.ticket.strategyId).messages += 1;
      return;
    case 'ModificationApproved':
      countAt(counts, event.data.modification.before.ticket.strategyId).messages += 1;
      return;
    case 'CancelOrdered':
      if (event.data.cause === 'TARGET_CHANGED')
        countAt(counts, event.data.strategyId).messages += 1;
      return;
    case 'FillBooked': {
      const count = countAt(counts, event.data.strategyId);
      count.fills += 1;
      if (event.data.role === 'entry' || event.data.role === 'exit') count.trades += 1;
      return;
    }
    default:
  }
};

/** What one decision adds, by strategy. */
const countsOf = (
  command: AccountCommand,
  events: readonly AccountEvent[],
  { index }: AccountContext,
): Counts => {
  const counts: Counts = new Map();
  if (command.type === 'RecordOrderFact') {
    const { message } = command.data;
    const answers = answerOf(message);
    const isOurs = index.find(message.strategyId, message.instrumentId) !== undefined;
    if (answers.length > 0 && isOurs) countAt(counts, message.strategyId).answers = answers;
  }
  for (const event of events) countEvent(counts, event);
  return counts;
};

const counting = (
  command: AccountCommand,
  events: readonly AccountEvent[],
  context: AccountContext,
): readonly AccountEvent[] => {
  const { limits } = context.terms;
  if (!asksForActivity(limits)) return [];
  const atMs = millisecondsOf(command.at);
  return Array.from(countsOf(command, events, context), ([strategyId, count]): AccountEvent => {
    const data = {
      strategyId,
      atMs,
      ...count,
      window: limits.rejectRateWindow,
    } satisfies ActivityCount;
    return { type: 'ActivityCounted', data };
  });
};

/** More than `max`; a figure that is no number is more than any. */
const isOver = (found: number, max: number): boolean => !(found <= max);

/** A session without a fill is taken as one with one, so that the ratio is a number. */
const orderToTrade = ({ messages, trades }: Activity, limits: Limits): Breached | null => {
  const max = limits.maxOrderToTradeRatio;
  if (max === null || messages < limits.orderToTradeMinOrders) return null;
  const found = messages / Math.max(1, trades);
  return isOver(found, max) ? { found, max } : null;
};

const fillRate = ({ fillTimes }: Activity, limits: Limits): Breached | null => {
  const max = limits.maxFillsPerMinute;
  return max !== null && isOver(fillTimes.length, max) ? { found: fillTimes.length, max } : null;
};

/** Exact: the share is compared as a product. */
const rejectRate = ({ rejections }: Activity, limits: Limits): Breached | null => {
  const max = limits.maxRejectRate;
  const answered = rejections.length;
  if (max === null || answered < limits.rejectRateMinOrders) return null;
  const rejected = rejections.filter(Boolean).length;
  return BigInt(rejected) * FRACTION_ONE > max * BigInt(answered)
    ? { found: rejected / answered, max: Number(max) / Number(FRACTION_ONE) }
    : null;
};

const RATES: readonly (readonly [
  LatchCause,
  (activity: Activity, limits: Limits) => Breached | null,
])[] = [
  ['MAX_ORDER_TO_TRADE_RATIO', orderToTrade],
  ['MAX_FILLS_PER_MINUTE', fillRate],
  ['MAX_REJECT_RATE', rejectRate],
];

interface Stop {
  readonly cause: LatchCause;
  readonly scope: LatchScope;
  readonly breach: Breached;
}

const executions = (
  event: AccountEvent,
  account: Account,
  { maxExecutionsPerSession: max }: Limits,
): readonly Stop[] => {
  if (event.type !== 'FillBooked' || max === null) return [];
  const { slot, strategyId, instrumentId } = event.data;
  const found = account.slots[slot]?.executions ?? 0;
  if (found < max) return [];
  const scope = { kind: 'position', strategyId, instrumentId } as const;
  return [{ cause: 'MAX_EXECUTIONS', scope, breach: { found, max } }];
};

const rates = (event: AccountEvent, account: Account, limits: Limits): readonly Stop[] => {
  if (event.type !== 'ActivityCounted') return [];
  const { strategyId } = event.data;
  const activity = activityOf(account.activities, strategyId);
  return RATES.flatMap(([cause, rule]): readonly Stop[] => {
    const breach = rule(activity, limits);
    return breach ? [{ cause, scope: { kind: 'strategy', strategyId }, breach }] : [];
  });
};

/**
 * What was decided, what of it counts, and the latches of the limits that it has passed: those over
 * what a strategy does too often, too fast or in vain. Each engages once, until a person lifts it.
 */
export const withStops = (
  command: AccountCommand,
  decided: readonly AccountEvent[],
  before: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  if (decided.length === 0 && command.type !== 'RecordOrderFact') return decided;
  const { terms } = context;
  const events = [...decided, ...counting(command, decided, context)];
  let account = events.reduce(evolve, before);
  const stops = events.flatMap((event) => [
    ...executions(event, account, terms.limits),
    ...rates(event, account, terms.limits),
  ]);
  for (const { cause, scope, breach } of stops) {
    if (latchAt(account.latches, cause, scope)) continue;
    const latch: Latch = { cause, scope, effect: 'reduce-only', until: 'lifted', breach };
    const halted = halt(latch, account, context);
    events.push(...halted);
    account = halted.reduce(evolve, account);
  }
  return events;
};
