import { assert } from '@stratvector/kernel';
import { absolute, add, negate, subtract } from '@stratvector/model';
import type { ClientOrderId, Quantity } from '@stratvector/model';
import { countedWith, inNewSession } from './activity.ts';
import { modified, modifying, unanswered } from './modified.ts';
import { outdo, workOn } from './outdone.ts';
import type { AccountEvent, ResizedOrder } from './events.ts';
import { baselinesMovedBy, killed, latched, resumed } from './latched.ts';
import { copyAtRates, copyOfAccount, copyOfSlot, copyWithSlot, EMPTY_SLOT } from './state.ts';
import type { Account, OpenOrder, ProtectiveOrder, Slot } from './state.ts';

type Of<Type extends AccountEvent['type']> = Extract<AccountEvent, { type: Type }>['data'];

const NOTHING = 0n as Quantity;

const slotOf = (account: Account, index: number): Slot => {
  const slot = account.slots[index];
  assert(slot !== undefined, 'an event is about a slot that the account does not have');
  return slot;
};

const orderOf = ({ orders }: Slot, id: ClientOrderId): OpenOrder | undefined => {
  for (const open of orders) if (open.id === id) return open;
  return undefined;
};

const without = (orders: readonly OpenOrder[], order: OpenOrder): readonly OpenOrder[] =>
  orders.length === 1 ? [] : orders.filter((open) => open !== order);

const replaced = (
  orders: readonly OpenOrder[],
  order: OpenOrder,
  by: OpenOrder,
): readonly OpenOrder[] => orders.map((open) => (open === order ? by : open));

const approved = (
  account: Account,
  { slot: index, ticket, algorithm, reserved, exposure }: Of<'OrderApproved'>,
) => {
  const remaining = ticket.side === 'buy' ? ticket.quantity : negate(ticket.quantity);
  const order: OpenOrder = {
    id: ticket.clientOrderId,
    side: ticket.side,
    remaining,
    reserved,
    exposure,
    limitPrice: ticket.limitPrice,
    sliced: algorithm !== null,
    canceling: false,
    ticket,
    filled: NOTHING,
    revision: 0,
  };
  const slot = copyOfSlot(slotOf(account, index));
  slot.orders = slot.orders.length === 0 ? [order] : [...slot.orders, order];
  slot.working = add(slot.working, remaining);
  // What only reduces may be the part of a turn that was let through, the rest of it being denied.
  if (!ticket.reduceOnly) slot.denied = '';
  const next = copyWithSlot(account, index, slot);
  next.reserved = add(next.reserved, reserved);
  next.exposureReserved = add(next.exposureReserved, exposure);
  next.orderCount += 1;
  return next;
};

const released = (
  account: Account,
  { slot: index, orderId, ended }: Of<'OrderReleased'>,
): Account => {
  const slot = copyOfSlot(slotOf(account, index));
  const order = orderOf(slot, orderId);
  if (!order) return account;
  slot.orders = without(slot.orders, order);
  slot.working = subtract(slot.working, order.remaining);
  slot.rejected = slot.rejected || ended === 'rejected';
  const next = copyWithSlot(account, index, slot);
  next.reserved = subtract(next.reserved, order.reserved);
  next.exposureReserved = subtract(next.exposureReserved, order.exposure);
  if (next.modifications.length > 0) next.modifications = unanswered(next, orderId);
  return next;
};

const rest = (order: OpenOrder, fill: Of<'FillBooked'>): OpenOrder => ({
  id: order.id,
  side: order.side,
  remaining: subtract(order.remaining, fill.quantity),
  reserved: subtract(order.reserved, fill.freed),
  exposure: subtract(order.exposure, fill.freedExposure),
  limitPrice: order.limitPrice,
  sliced: order.sliced,
  canceling: order.canceling,
  ticket: order.ticket,
  filled: add(order.filled, absolute(fill.quantity)),
  revision: order.revision,
});

const booked = (account: Account, fill: Of<'FillBooked'>): Account => {
  const slot = copyOfSlot(slotOf(account, fill.slot));
  const order = orderOf(slot, fill.orderId);
  if (order) {
    const ends = order.remaining === fill.quantity;
    slot.orders = ends
      ? without(slot.orders, order)
      : replaced(slot.orders, order, rest(order, fill));
    slot.working = subtract(slot.working, fill.quantity);
  }
  outdo(slot, fill);
  if (fill.blocks !== 0) {
    slot.target = null;
    slot.blocked = fill.blocks;
  }
  slot.position = fill.positionAfter;
  slot.cost = fill.costAfter;
  slot.lots = fill.lotsAfter;
  slot.executions += 1;
  const next = copyWithSlot(account, fill.slot, slot);
  next.cash = fill.cashAfter;
  next.reserved = subtract(next.reserved, fill.freed);
  next.exposureReserved = subtract(next.exposureReserved, fill.freedExposure);
  if (next.modifications.length > 0 && order?.remaining === fill.quantity)
    next.modifications = unanswered(next, fill.orderId);
  return next;
};

const targeted = (account: Account, set: Of<'TargetSet'>): Account => {
  const slot = copyOfSlot(slotOf(account, set.slot));
  slot.target = set.kind === 'order' ? null : set.target;
  slot.kind = set.kind;
  slot.intent = set.intent;
  slot.reason = set.reason;
  slot.blocked = 0;
  slot.rejected = false;
  slot.denied = '';
  return copyWithSlot(account, set.slot, slot);
};

const reduced = (account: Account, { slot: index, to }: Of<'TargetReduced'>): Account => {
  const slot = copyOfSlot(slotOf(account, index));
  if (slot.target !== null) slot.target = to;
  return copyWithSlot(account, index, slot);
};

const canceling = (account: Account, { slot: index, orderId }: Of<'CancelOrdered'>): Account => {
  const slot = copyOfSlot(slotOf(account, index));
  slot.orders = slot.orders.map((open) =>
    open.id === orderId ? { ...open, canceling: true } : open,
  );
  return copyWithSlot(account, index, slot);
};

const denied = (account: Account, { slot: index, reason }: Of<'OrderDenied'>): Account => {
  const slot = copyOfSlot(slotOf(account, index));
  slot.denied = reason.code;
  return copyWithSlot(account, index, slot);
};

const resized = (order: OpenOrder, orders: readonly ResizedOrder[]): OpenOrder => {
  const after = orders.find(({ id }) => id === order.id);
  assert(after !== undefined, 'a split leaves no open order as it was');
  return { ...order, remaining: after.remaining, limitPrice: after.limitPrice };
};

const split = (account: Account, data: Of<'SplitBooked'>): Account => {
  const slot = copyOfSlot(slotOf(account, data.slot));
  slot.position = data.positionAfter;
  slot.cost = data.costAfter;
  slot.lots = data.lotsAfter;
  slot.target = data.targetAfter;
  workOn(
    slot,
    slot.orders.map((order) => resized(order, data.ordersAfter)),
  );
  const next = copyWithSlot(account, data.slot, slot);
  next.cash = data.cashAfter;
  // Old shares are not what the venue answers about: until the order ends the larger of both stands.
  if (next.modifications.length > 0)
    next.modifications = next.modifications.filter((one) => one.slot !== data.slot);
  return next;
};

/** What stands of its targets is wanted no longer; what it holds is closed by an order of its own. */
const ended = (
  account: Account,
  { instrumentId, cause, slots }: Of<'InstrumentEnded'>,
): Account => {
  let next = copyOfAccount(account);
  for (const index of slots) {
    const slot = copyOfSlot(slotOf(next, index));
    slot.target = null;
    next = copyWithSlot(next, index, slot);
  }
  next.ended = [...next.ended, { instrumentId, cause }];
  return next;
};

const opened = (account: Account, { cash, slots }: Of<'AccountOpened'>): Account => {
  const next = copyOfAccount(account);
  next.status = 'active';
  next.cash = cash;
  next.slots = Array.from({ length: slots }, () => EMPTY_SLOT);
  return next;
};

const flowed = (account: Account, flow: Of<'FlowBooked'>): Account => {
  const next = copyOfAccount(account);
  next.cash = flow.cashAfter;
  next.lossBaselines = baselinesMovedBy(account.lossBaselines, flow);
  return next;
};

/** What is older than the window is looked at no longer. */
const askedFor = (account: Account, { order, windowMs }: Of<'DeskOrderReviewed'>): Account => {
  if (windowMs === null) return account;
  const next = copyOfAccount(account);
  const recent = account.deskOrders.filter(({ atMs }) => order.atMs - atMs <= windowMs);
  next.deskOrders = [...recent, order];
  return next;
};

const protectedBy = (
  account: Account,
  id: ClientOrderId,
  order: ProtectiveOrder | null,
): Account => {
  const next = copyOfAccount(account);
  const others = account.protective.filter((one) => one.id !== id);
  next.protective = order ? [...others, order] : others;
  return next;
};

const counted = (account: Account, data: Of<'ActivityCounted'>): Account => {
  const next = copyOfAccount(account);
  next.activities = countedWith(account.activities, data);
  return next;
};

const sessionStarted = (account: Account): Account => {
  const next = copyOfAccount(account);
  if (next.lossBaselines.length > 0)
    next.lossBaselines = next.lossBaselines.filter(({ cause }) => cause !== 'MAX_DAILY_LOSS');
  if (next.activities.length > 0) next.activities = inNewSession(next.activities);
  next.slots = next.slots.map((slot) =>
    slot.executions > 0 ? { ...copyOfSlot(slot), executions: 0 } : slot,
  );
  return next;
};

/** Holds no rules: what an event says has happened is what is. */
export const evolve = (account: Account, event: AccountEvent): Account => {
  switch (event.type) {
    case 'AccountOpened':
      return opened(account, event.data);
    case 'TargetSet':
      return targeted(account, event.data);
    case 'TargetReduced':
      return reduced(account, event.data);
    case 'OrderApproved':
      return approved(account, event.data);
    case 'OrderDenied':
      return denied(account, event.data);
    case 'CancelOrdered':
      return canceling(account, event.data);
    case 'ModificationApproved':
      return modifying(account, event.data);
    case 'ModificationSettled':
      return modified(account, event.data);
    case 'OrderReleased':
      return released(account, event.data);
    case 'FillBooked':
      return booked(account, event.data);
    case 'FlowBooked':
      return flowed(account, event.data);
    case 'SplitBooked':
      return split(account, event.data);
    case 'InstrumentEnded':
      return ended(account, event.data);
    case 'DeskOrderReviewed':
      return askedFor(account, event.data);
    case 'ProtectionFollowed':
      return protectedBy(account, event.data.id, event.data);
    case 'ProtectionEnded':
      return protectedBy(account, event.data.orderId, null);
    case 'ActivityCounted':
      return counted(account, event.data);
    case 'TradingHalted':
      return latched(account, event.data);
    case 'KillSwitchEngaged':
      return killed(account, event.data);
    case 'TradingResumed':
      return resumed(account, event.data);
    case 'SessionStarted':
      return sessionStarted(account);
    case 'RatesMarked':
      return copyAtRates(account, event.data.rates);
    case 'SignalIgnored':
    case 'ControlRefused':
    case 'ModificationDenied':
      return account;
  }
};
