import { assert } from '@stratvector/kernel';
import { add, subtract } from '@stratvector/model';
import type { ClientOrderId, Quantity } from '@stratvector/model';
import type { AccountEvent } from './events.ts';
import { EMPTY_SLOT, withSlot } from './state.ts';
import type { Account, OpenOrder, Slot } from './state.ts';

type Of<Type extends AccountEvent['type']> = Extract<AccountEvent, { type: Type }>['data'];

const slotOf = (account: Account, index: number): Slot => {
  const slot = account.slots[index];
  assert(slot !== undefined, `the account has no slot ${index}`);
  return slot;
};

const change = (account: Account, index: number, part: Partial<Slot>): Account =>
  withSlot(account, index, { ...slotOf(account, index), ...part });

const withoutOrder = (slot: Slot, order: OpenOrder): Partial<Slot> => ({
  orders: slot.orders.filter((open) => open !== order),
  working: subtract(slot.working, order.remaining),
});

const orderOf = (slot: Slot, id: ClientOrderId): OpenOrder | undefined =>
  slot.orders.find((open) => open.id === id);

/** An order idea is asked for once: whatever its answer, no target stays behind. */
const answered = (slot: Slot): Partial<Slot> => (slot.kind === 'order' ? { target: null } : {});

const approved = (
  account: Account,
  { slot: index, ticket, ...room }: Of<'OrderApproved'>,
): Account => {
  const slot = slotOf(account, index);
  const remaining = ticket.side === 'buy' ? ticket.quantity : (-ticket.quantity as Quantity);
  const order: OpenOrder = {
    id: ticket.clientOrderId,
    side: ticket.side,
    remaining,
    reserved: room.reserved,
    exposure: room.exposure,
    limitPrice: ticket.limitPrice,
    canceling: false,
  };
  const next = change(account, index, {
    ...answered(slot),
    orders: [...slot.orders, order],
    working: add(slot.working, remaining),
    denied: '',
  });
  return {
    ...next,
    reserved: add(next.reserved, room.reserved),
    exposureReserved: add(next.exposureReserved, room.exposure),
    orderCount: next.orderCount + 1,
  };
};

const released = (
  account: Account,
  { slot: index, orderId, ended }: Of<'OrderReleased'>,
): Account => {
  const slot = slotOf(account, index);
  const order = orderOf(slot, orderId);
  if (!order) return account;
  const rejected = slot.rejected || ended === 'rejected';
  const next = change(account, index, { ...withoutOrder(slot, order), rejected });
  return {
    ...next,
    reserved: subtract(next.reserved, order.reserved),
    exposureReserved: subtract(next.exposureReserved, order.exposure),
  };
};

const filledOrder = (slot: Slot, fill: Of<'FillBooked'>): Partial<Slot> => {
  const order = orderOf(slot, fill.orderId);
  if (!order) return {};
  const remaining = subtract(order.remaining, fill.quantity);
  if (remaining === 0n) return withoutOrder(slot, order);
  const rest: OpenOrder = {
    ...order,
    remaining,
    reserved: subtract(order.reserved, fill.freed),
    exposure: subtract(order.exposure, fill.freedExposure),
  };
  return {
    orders: slot.orders.map((open) => (open === order ? rest : open)),
    working: subtract(slot.working, fill.quantity),
  };
};

const booked = (account: Account, fill: Of<'FillBooked'>): Account => {
  const slot = slotOf(account, fill.slot);
  const next = change(account, fill.slot, {
    ...filledOrder(slot, fill),
    ...(fill.blocks !== 0 && { target: null, blocked: fill.blocks }),
    position: fill.positionAfter,
    cost: fill.costAfter,
    lots: fill.lotsAfter,
    executions: slot.executions + 1,
  });
  return {
    ...next,
    cash: fill.cashAfter,
    reserved: subtract(next.reserved, fill.freed),
    exposureReserved: subtract(next.exposureReserved, fill.freedExposure),
  };
};

const targeted = (account: Account, set: Of<'TargetSet'>): Account =>
  change(account, set.slot, {
    target: set.target,
    kind: set.kind,
    intent: set.intent,
    reason: set.reason,
    blocked: 0,
    rejected: false,
    denied: '',
  });

const canceling = (account: Account, { slot: index, orderId }: Of<'CancelOrdered'>): Account => {
  const slot = slotOf(account, index);
  return change(account, index, {
    orders: slot.orders.map((open) => (open.id === orderId ? { ...open, canceling: true } : open)),
  });
};

const denied = (account: Account, { slot: index, reason }: Of<'OrderDenied'>): Account =>
  change(account, index, { ...answered(slotOf(account, index)), denied: reason.code });

const split = (account: Account, data: Of<'SplitBooked'>): Account => {
  const next = change(account, data.slot, {
    position: data.positionAfter,
    lots: data.lotsAfter,
    target: data.targetAfter,
  });
  return { ...next, cash: add(next.cash, data.cashInLieu) };
};

/** Holds no rules: what an event says has happened is what is. */
export const evolve = (account: Account, event: AccountEvent): Account => {
  switch (event.type) {
    case 'AccountOpened':
      return {
        ...account,
        status: 'active',
        cash: event.data.cash,
        slots: Array.from({ length: event.data.slots }, () => EMPTY_SLOT),
      };
    case 'TargetSet':
      return targeted(account, event.data);
    case 'TargetReduced':
      return change(account, event.data.slot, { target: event.data.to });
    case 'OrderApproved':
      return approved(account, event.data);
    case 'OrderDenied':
      return denied(account, event.data);
    case 'CancelOrdered':
      return canceling(account, event.data);
    case 'OrderReleased':
      return released(account, event.data);
    case 'FillBooked':
      return booked(account, event.data);
    case 'FlowBooked':
      return { ...account, cash: add(account.cash, event.data.amount) };
    case 'SplitBooked':
      return split(account, event.data);
    case 'TradingHalted':
      return { ...account, halt: { cause: event.data.cause, until: event.data.until } };
    case 'TradingResumed':
      return { ...account, halt: null };
    case 'SessionStarted':
      return {
        ...account,
        slots: account.slots.map((slot) =>
          slot.executions > 0 ? { ...slot, executions: 0 } : slot,
        ),
      };
    case 'SignalIgnored':
      return account;
  }
};
