import type { AccountContext } from './context.ts';
import type { ControlRefusal } from './control-refusal.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import { cancelWithin } from './halting.ts';
import { latchAt, latchScopeOf } from './latch.ts';
import type { KillScope, LatchEffect } from './latch.ts';
import type { Account, OpenOrder } from './state.ts';

type Engage = Extract<AccountCommand, { type: 'EngageKillSwitch' }>['data'];

const CAUSE = 'KILL_SWITCH';

export const isBlank = (text: string): boolean => text.trim() === '';

/** Whether the account has what a scope names; of orders only their place is known for certain. */
export const isKnownScope = (scope: KillScope, { index }: AccountContext): boolean => {
  switch (scope.kind) {
    case 'account':
      return true;
    case 'strategy':
      return index.all.some(({ strategyId }) => strategyId === scope.strategyId);
    case 'position':
    case 'order':
      return index.find(scope.strategyId, scope.instrumentId) !== undefined;
  }
};

const refusalOf = (
  { by, reason, scope }: Engage,
  context: AccountContext,
): ControlRefusal | null => {
  if (isBlank(by)) return 'NAME_MISSING';
  if (isBlank(reason)) return 'REASON_MISSING';
  return isKnownScope(scope, context) ? null : 'SCOPE_UNKNOWN';
};

/** What stands from here on: a kill switch only ever tightens, and `cancel` leaves what stood. */
const effectAfter = ({ kind, scope }: Engage, account: Account): LatchEffect | null => {
  const standing = latchAt(account.latches, CAUSE, latchScopeOf(scope))?.effect ?? null;
  if (kind === 'cancel-block' || standing === 'block') return 'block';
  return kind === 'reduce-only' ? 'reduce-only' : standing;
};

const isSpared = ({ canceling, exposure }: OpenOrder, kind: Engage['kind']): boolean =>
  canceling || (kind === 'reduce-only' && exposure === 0n);

/** One order, whether or not the account knows it: an order nobody knows is one that has to go. */
const cancelOne = (
  scope: Extract<KillScope, { kind: 'order' }>,
  kind: Engage['kind'],
  account: Account,
  { index }: AccountContext,
): readonly AccountEvent[] => {
  const { strategyId, instrumentId, orderId } = scope;
  const place = index.find(strategyId, instrumentId);
  if (!place) return [];
  const { slot } = place;
  const known = account.slots[slot]?.orders.find(({ id }) => id === orderId);
  if (known && isSpared(known, kind)) return [];
  return [
    { type: 'CancelOrdered', data: { slot, strategyId, instrumentId, orderId, cause: CAUSE } },
  ];
};

const cancelsOf = (
  { scope, kind }: Engage,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  if (scope.kind === 'order') return cancelOne(scope, kind, account, context);
  const effect = kind === 'reduce-only' ? 'reduce-only' : 'block';
  return cancelWithin({ scope, effect, cause: CAUSE }, account, context);
};

/**
 * Ends what works in a scope and, unless it is `cancel` alone, leaves a latch that one person cannot
 * lift. Engaging takes one named person. A kill that changes nothing is a duplicate.
 */
export const engageKillSwitch = (
  data: Engage,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const { scope, kind, by, reason } = data;
  const refusal = refusalOf(data, context);
  if (refusal) return [{ type: 'ControlRefused', data: { control: 'engage', scope, by, refusal } }];
  const effect = effectAfter(data, account);
  const cancels = cancelsOf(data, account, context);
  const stood = latchAt(account.latches, CAUSE, latchScopeOf(scope))?.effect ?? null;
  if (cancels.length === 0 && effect === stood && effect !== null) return [];
  return [{ type: 'KillSwitchEngaged', data: { scope, kind, effect, by, reason } }, ...cancels];
};
