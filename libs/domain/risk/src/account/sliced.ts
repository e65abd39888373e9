import type { AccountEvent } from './events.ts';
import type { SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account, OpenOrder } from './state.ts';

/**
 * What a rule takes off goes at once: orders of the slot that an algorithm would take its time over are
 * asked to end, so that what is missing is asked for whole.
 */
export const recallSliced = (
  { slot, strategyId, instrumentId }: SlotTerms,
  account: Account,
  { cause, concerns }: { readonly cause: string; readonly concerns: (order: OpenOrder) => boolean },
): readonly AccountEvent[] =>
  (account.slots[slot] ?? EMPTY_SLOT).orders
    .filter((order) => order.sliced && !order.canceling && concerns(order))
    .map(({ id }) => ({
      type: 'CancelOrdered',
      data: { slot, strategyId, instrumentId, orderId: id, cause },
    }));
