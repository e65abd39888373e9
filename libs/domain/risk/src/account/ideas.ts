import type { OrderIdea, Signal } from '@stratvector/contracts';
import { add, subtract } from '@stratvector/model';
import type { Quantity } from '@stratvector/model';
import type { DeniedReason } from './denied-reason.ts';
import type { Draft } from './draft.ts';
import { cutOfOrder, sizeIdea } from './sizing.ts';
import type { Cut, Sizing } from './sizing.ts';
import type { SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT } from './state.ts';

const ZERO = 0n as Quantity;

const alike = (a: Quantity, b: Quantity): boolean => a > 0n === b > 0n;

/**
 * What an idea comes on top of: the position that it reduces, else the position and what works or
 * waits on the same side. Orders on the other side may never fill, so they do not count.
 */
const baseOf = (draft: Draft, { slot }: SlotTerms, amount: Quantity): Quantity => {
  const { position, orders } = draft.account.slots[slot] ?? EMPTY_SLOT;
  if (position !== 0n && !alike(position, amount)) return position;
  const waiting = draft.ideas.filter(({ place }) => place.slot === slot);
  return [...orders.map(({ remaining }) => remaining), ...waiting.map(({ quantity }) => quantity)]
    .filter((quantity) => alike(quantity, amount))
    .reduce((base, quantity) => add(base, quantity), position);
};

const deny = (
  draft: Draft,
  { place, price }: Sizing,
  quantity: Quantity,
  reason: DeniedReason,
): void => {
  const { slot, strategyId, instrumentId } = place;
  const data = { slot, strategyId, instrumentId, quantity, price, reason };
  draft.raise({ type: 'OrderDenied', data });
};

const nothingLeft = (cut: Cut | null): DeniedReason =>
  cut?.by === 'allow_short'
    ? { code: 'SHORT_NOT_ALLOWED' }
    : { code: 'QUANTITY_NOT_POSITIVE', quantity: ZERO };

/** Cut to what limits allow; what is left waits in the draft for its review. */
const keep = (
  draft: Draft,
  sizing: Sizing,
  { amount, base, idea, reason }: Raised & { readonly amount: Quantity },
): void => {
  const { place } = sizing;
  const { slot, strategyId, instrumentId } = place;
  const from = add(base, amount);
  const { position } = draft.account.slots[slot] ?? EMPTY_SLOT;
  const cut = cutOfOrder(sizing, from, position);
  if (cut) {
    const data = { slot, strategyId, instrumentId, from, to: cut.to, by: cut.by };
    draft.raise({ type: 'TargetReduced', data });
  }
  const quantity = cut ? subtract(cut.to, base) : amount;
  if (quantity !== 0n && alike(quantity, amount)) draft.keepIdea({ place, idea, quantity, reason });
  else deny(draft, sizing, amount, nothingLeft(cut));
};

interface Raised {
  readonly idea: OrderIdea;
  readonly base: Quantity;
  readonly reason: string;
}

/** An order idea ends the standing target of its instrument and is asked for once. */
export const raiseIdea = (draft: Draft, sizing: Sizing, signal: Signal, idea: OrderIdea): void => {
  const { slot, strategyId, instrumentId } = sizing.place;
  const { reason, decisionPrice } = signal;
  const amount = sizeIdea(sizing, idea);
  const base = typeof amount === 'bigint' ? baseOf(draft, sizing.place, amount) : ZERO;
  draft.raise({
    type: 'TargetSet',
    data: {
      slot,
      strategyId,
      instrumentId,
      target: typeof amount === 'bigint' ? add(base, amount) : base,
      kind: 'order',
      intent: 0n,
      reason,
      decisionPrice,
      signal,
    },
  });
  if (typeof amount === 'bigint') keep(draft, sizing, { amount, base, idea, reason });
  else deny(draft, sizing, ZERO, { code: 'SIZE_UNDEFINED', missing: amount.missing });
};
