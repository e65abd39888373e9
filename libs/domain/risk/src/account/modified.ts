import { add, subtract } from '@stratvector/model';
import type { ClientOrderId } from '@stratvector/model';
import type { ModificationEvent } from './modification-events.ts';
import { copyOfSlot, copyWithSlot, EMPTY_SLOT } from './state.ts';
import type { Account, Modification, OpenOrder } from './state.ts';

type Of<Type extends ModificationEvent['type']> = Extract<
  ModificationEvent,
  { type: Type }
>['data'];

/** All changes that wait for an answer but those of one order. */
export const unanswered = (
  { modifications }: Account,
  orderId: ClientOrderId,
): readonly Modification[] => modifications.filter((one) => one.orderId !== orderId);

/** The account with an order as it stands from here on, or without it where nothing of it remains. */
const standing = (account: Account, index: number, order: OpenOrder): Account => {
  const slot = copyOfSlot(account.slots[index] ?? EMPTY_SLOT);
  const before = slot.orders.find(({ id }) => id === order.id);
  if (!before) return account;
  slot.orders =
    order.remaining === 0n
      ? slot.orders.filter((open) => open !== before)
      : slot.orders.map((open) => (open === before ? order : open));
  slot.working = add(subtract(slot.working, before.remaining), order.remaining);
  const next = copyWithSlot(account, index, slot);
  next.reserved = add(subtract(next.reserved, before.reserved), order.reserved);
  next.exposureReserved = add(subtract(next.exposureReserved, before.exposure), order.exposure);
  return next;
};

const orderOf = (account: Account, slot: number, orderId: ClientOrderId): OpenOrder | undefined =>
  account.slots[slot]?.orders.find(({ id }) => id === orderId);

/** Until the venue answers either terms may fill: what covers both stands. */
export const modifying = (account: Account, data: Of<'ModificationApproved'>): Account => {
  const { modification, remaining, limitPrice, reserved, exposure } = data;
  const { slot, orderId, revision } = modification;
  const order = orderOf(account, slot, orderId);
  if (!order) return account;
  const covering = { ...order, remaining, limitPrice, reserved, exposure, revision };
  const next = standing(account, slot, covering);
  return { ...next, modifications: [...unanswered(next, orderId), modification] };
};

/** One of the two terms stands, with exactly what it sets aside. */
export const modified = (account: Account, data: Of<'ModificationSettled'>): Account => {
  const { slot, orderId, ticket, remaining, reserved, exposure } = data;
  const order = orderOf(account, slot, orderId);
  if (!order) return account;
  const { limitPrice } = ticket;
  const next = standing(account, slot, {
    ...order,
    ticket,
    limitPrice,
    remaining,
    reserved,
    exposure,
  });
  return { ...next, modifications: unanswered(next, orderId) };
};
