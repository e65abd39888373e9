import { add } from '@stratvector/model';
import type { Money } from '@stratvector/model';
import { withoutActivityOf } from './activity.ts';
import type { Activity } from './activity.ts';
import type { AccountEvent } from './events.ts';
import { latchAt, latchScopeOf, scopeName } from './latch.ts';
import type { Latch } from './latch.ts';
import { copyOfAccount, copyOfSlot } from './state.ts';
import type { Account, LossBaseline, Slot } from './state.ts';

type Of<Type extends AccountEvent['type']> = Extract<AccountEvent, { type: Type }>['data'];

const isAt = (latch: Latch, { cause, scope }: Pick<Latch, 'cause' | 'scope'>): boolean =>
  latch.cause === cause && scopeName(latch.scope) === scopeName(scope);

/** The latch takes the place of one of the same cause and scope; every other one stands. */
export const latched = (account: Account, latch: Latch): Account => {
  const next = copyOfAccount(account);
  next.latches = [...account.latches.filter((other) => !isAt(other, latch)), latch];
  return next;
};

/** A kill that only cancels latches nothing. */
export const killed = (account: Account, { scope, effect }: Of<'KillSwitchEngaged'>): Account =>
  effect === null
    ? account
    : latched(account, {
        cause: 'KILL_SWITCH',
        scope: latchScopeOf(scope),
        effect,
        until: 'lifted',
        breach: null,
      });

/** A loss limit that persons lift is measured from there on, or it would halt again at once. */
const baselineOf = (
  { cause, breach }: Latch,
  { lifted }: Of<'TradingResumed'>,
): LossBaseline | null =>
  breach && 'equity' in breach && lifted
    ? { cause, reference: breach.reference, equity: lifted.equity }
    : null;

const withBaseline = (
  baselines: readonly LossBaseline[],
  cause: Latch['cause'],
  baseline: LossBaseline | null,
): readonly LossBaseline[] => {
  const others = baselines.filter((other) => other.cause !== cause);
  return baseline ? [...others, baseline] : others;
};

const isRate = (cause: Latch['cause']): boolean =>
  cause === 'MAX_ORDER_TO_TRADE_RATIO' ||
  cause === 'MAX_FILLS_PER_MINUTE' ||
  cause === 'MAX_REJECT_RATE';

const measuredAnew = (
  activities: readonly Activity[],
  { cause, scope }: Latch,
): readonly Activity[] =>
  isRate(cause) && scope.kind === 'strategy'
    ? withoutActivityOf(activities, scope.strategyId)
    : activities;

/** Executions begin at zero again. */
const countedAnew = (slots: readonly Slot[], places: readonly number[]): readonly Slot[] =>
  slots.map((slot, place) =>
    places.includes(place) ? { ...copyOfSlot(slot), executions: 0 } : slot,
  );

export const resumed = (account: Account, data: Of<'TradingResumed'>): Account => {
  const latch = latchAt(account.latches, data.cause, data.scope);
  if (!latch) return account;
  const next = copyOfAccount(account);
  next.latches = account.latches.filter((other) => other !== latch);
  next.lossBaselines = withBaseline(account.lossBaselines, data.cause, baselineOf(latch, data));
  next.activities = measuredAnew(account.activities, latch);
  if (data.slots.length > 0) next.slots = countedAnew(account.slots, data.slots);
  return next;
};

/** What is paid in or out is no gain and no loss: what losses are measured from moves with it. */
export const baselinesMovedBy = (
  baselines: readonly LossBaseline[],
  { kind, amount }: Pick<Of<'FlowBooked'>, 'kind' | 'amount'>,
): readonly LossBaseline[] => {
  if (baselines.length === 0 || (kind !== 'deposit' && kind !== 'withdrawal')) return baselines;
  const moved = (value: Money): Money => add(value, amount);
  return baselines.map(({ cause, reference, equity }) => ({
    cause,
    reference: moved(reference),
    equity: moved(equity),
  }));
};
