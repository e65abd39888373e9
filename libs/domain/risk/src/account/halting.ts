import type { AccountEvent } from './events.ts';
import type { AccountContext } from './context.ts';
import { covers } from './latch.ts';
import type { Latch, LatchEffect, LatchScope } from './latch.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account } from './state.ts';

/** Which orders of a scope are to end, and why. */
export interface Sweep {
  readonly scope: LatchScope;
  /** `reduce-only` spares what only reduces. */
  readonly effect: LatchEffect;
  readonly cause: string;
}

/** Asks for the end of what works in a scope. Protection is not among it: it only ever reduces. */
export const cancelWithin = (
  { scope, effect, cause }: Sweep,
  account: Account,
  { index }: AccountContext,
): readonly AccountEvent[] =>
  index.all.flatMap((place): readonly AccountEvent[] => {
    if (!covers(scope, place)) return [];
    const { slot, strategyId, instrumentId } = place;
    return (account.slots[slot] ?? EMPTY_SLOT).orders
      .filter(({ exposure, canceling }) => !canceling && (effect === 'block' || exposure > 0n))
      .map(({ id }) => ({
        type: 'CancelOrdered',
        data: { slot, strategyId, instrumentId, orderId: id, cause },
      }));
  });

/** A rule engages a latch: entries that still work are asked to end; exits and protection stay. */
export const halt = (
  latch: Latch,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => [
  { type: 'TradingHalted', data: latch },
  ...cancelWithin(latch, account, context),
];
