import type { Decider, Timestamp } from '@stratvector/kernel';
import { absolute, add, clientOrderId, greatest, least, subtract } from '@stratvector/model';
import type { ExecutionAlgorithm, OrderTicket, Quantity } from '@stratvector/model';
import { concluded, endWith, openOf, reducedBy } from './ending.ts';
import type {
  ChildOrder,
  OrderEnd,
  ParentOrder,
  ParentOrderCommand,
  ParentOrderEvent,
} from './events.ts';
import { evolve } from './evolve.ts';
import { dueAfter, equalSlices, shareOfVolume, weightedSlices } from './slices.ts';

type Of<Type extends ParentOrderCommand['type']> = Extract<
  ParentOrderCommand,
  { type: Type }
>['data'];

const NOTHING = 0n as Quantity;
const NONE: readonly ParentOrderEvent[] = [];

/** Whether children may still be released. */
const isWorking = ({ status }: ParentOrder): boolean => status === 'working';

/** Whether it may still change; a fact about one that has ended is a duplicate. */
export const isOpenParent = ({ status }: ParentOrder): boolean =>
  status === 'working' || status === 'ending';

const slicesOf = (
  algorithm: ExecutionAlgorithm,
  { ticket: { quantity }, lot, expected }: Of<'AcceptParentOrder'>,
): readonly Quantity[] => {
  switch (algorithm.kind) {
    case 'twap':
      return equalSlices(quantity, algorithm.bars, lot);
    case 'vwap':
      return weightedSlices(quantity, expected, lot);
    case 'pov':
      return [];
  }
};

/** Of an order that turns a position, what closes it; one that only reduces is cut at the venue. */
const closingPart = ({ side, quantity, reduceOnly }: OrderTicket, position: Quantity): Quantity => {
  if (reduceOnly || position === 0n || position > 0n === (side === 'buy')) return NOTHING;
  return least(quantity, absolute(position));
};

interface Bar {
  readonly bar: number;
  readonly volume: Quantity;
}

/**
 * What goes out after a bar. Slices add up: what an earlier bar has left out, or a child has brought
 * back, is due as well. Of volumes, what still works counts toward the share of the next bar.
 */
const releasable = (parent: ParentOrder, { bar, volume }: Bar): Quantity => {
  const open = openOf(parent);
  const left = subtract(subtract(parent.quantity, parent.filled), open);
  const { algorithm, lot, slices, firstBar, filled, reduced } = parent;
  const due =
    algorithm?.kind === 'pov'
      ? subtract(shareOfVolume(volume, algorithm.participation, lot), open)
      : subtract(dueAfter(slices, bar - firstBar), add(add(filled, open), reduced));
  return greatest(least(due, left), NOTHING);
};

/** A child is its parent but for its size and its time: what guards the position goes with it. */
const childOf = (
  parent: OrderTicket,
  { number, quantity, at }: { number: number; quantity: Quantity; at: Timestamp },
): OrderTicket => ({
  ...parent,
  clientOrderId: clientOrderId(`${parent.clientOrderId}.${String(number)}`),
  parentId: parent.clientOrderId,
  quantity,
  decidedAt: at,
});

const release = (parent: ParentOrder, bar: Bar, at: Timestamp): readonly ParentOrderEvent[] => {
  const { ticket, released, lastBar } = parent;
  if (!ticket || bar.bar <= lastBar) return NONE;
  const quantity = releasable(parent, bar);
  if (quantity === 0n) return NONE;
  const child = childOf(ticket, { number: released + 1, quantity, at });
  return [{ type: 'ChildOrderReleased', data: { ticket: child, bar: bar.bar } }];
};

const accept = (
  data: Of<'AcceptParentOrder'>,
  parent: ParentOrder,
  at: Timestamp,
): readonly ParentOrderEvent[] => {
  if (parent.status !== 'none') return NONE;
  const { ticket, algorithm, lot, position, bar } = data;
  const accepted: ParentOrderEvent = {
    type: 'ParentOrderAccepted',
    data: {
      ticket,
      algorithm,
      lot,
      slices: slicesOf(algorithm, data),
      closing: closingPart(ticket, position),
      bar,
    },
  };
  return [accepted, ...release(evolve(parent, accepted), data, at)];
};

/** A session that ends takes orders of a day with it. */
const recordBar = (
  data: Of<'RecordBar'>,
  parent: ParentOrder,
  at: Timestamp,
): readonly ParentOrderEvent[] => {
  if (!isWorking(parent) || data.bar <= parent.firstBar) return NONE;
  return data.endsSession && parent.ticket?.timeInForce === 'DAY'
    ? endWith(parent, { as: 'expired' }, 'TIME_IN_FORCE')
    : release(parent, data, at);
};

/**
 * What the end of a child means for its parent; null where the rest is released anew. A child that its
 * parent called back is the parent's to send again; whoever else cancels one means the whole order.
 */
const endBroughtBy = (
  end: OrderEnd,
  { canceling }: ChildOrder,
  { ticket }: ParentOrder,
): OrderEnd | null => {
  if (end.as === 'rejected') return end;
  if (end.as === 'expired') return null;
  switch (end.code) {
    case 'PROTECTION_FILLED':
    case 'PARENT_CANCELED':
      return end;
    case 'POSITION_CLOSED':
    case 'OCO_FILLED':
      return ticket?.reduceOnly === true ? end : null;
    case 'REQUESTED':
      return canceling ? null : end;
    case 'IMMEDIATE_OR_CANCEL':
    case 'FILL_OR_KILL':
      return null;
  }
};

const recordChildEnd = (
  { childId, end }: Of<'RecordChildEnd'>,
  parent: ParentOrder,
): readonly ParentOrderEvent[] => {
  const child = parent.children.find(({ id }) => id === childId);
  if (!child) return NONE;
  const unfilled = subtract(child.quantity, child.filled);
  const ended: ParentOrderEvent = { type: 'ChildOrderEnded', data: { childId, end, unfilled } };
  const brought = isWorking(parent) ? endBroughtBy(end, child, parent) : null;
  if (!brought) return concluded(parent, ended);
  const cause = brought.as === 'expired' ? 'TIME_IN_FORCE' : brought.code;
  return [ended, ...endWith(evolve(parent, ended), brought, cause)];
};

/** A fill is true whenever it comes, of a parent that anybody knows. */
const recordChildFill = (
  { fill }: Of<'RecordChildFill'>,
  parent: ParentOrder,
): readonly ParentOrderEvent[] => {
  if (parent.status === 'none') return NONE;
  const cumulative = add(parent.filled, fill.quantity);
  const event: ParentOrderEvent = { type: 'ChildOrderFilled', data: { fill, cumulative } };
  return isOpenParent(parent) ? concluded(parent, event) : [event];
};

const recordChildQuantity = (
  { childId, quantity }: Of<'RecordChildQuantity'>,
  parent: ParentOrder,
): readonly ParentOrderEvent[] => {
  const child = parent.children.find(({ id }) => id === childId);
  if (!child || child.quantity === quantity) return NONE;
  return concluded(parent, { type: 'ChildOrderResized', data: { childId, quantity } });
};

/** Of an order that closes a position, what guards the position has done a part. */
const recordClosed = (
  { position }: Of<'RecordProtectiveFill'>,
  parent: ParentOrder,
  reduceOnly: boolean,
): readonly ParentOrderEvent[] => {
  const held = absolute(position);
  const toClose = reduceOnly ? subtract(parent.quantity, parent.filled) : parent.closing;
  if (toClose <= held) return NONE;
  if (reduceOnly && held === 0n)
    return endWith(parent, { as: 'canceled', code: 'POSITION_CLOSED' }, 'POSITION_CLOSED');
  return reducedBy(parent, subtract(toClose, held), reduceOnly ? NOTHING : held);
};

/** What guards a position has filled: it ends the rest of the order that opened the position. */
const recordProtectiveFill = (
  data: Of<'RecordProtectiveFill'>,
  parent: ParentOrder,
): readonly ParentOrderEvent[] => {
  const { ticket, filled } = parent;
  if (!ticket || !isWorking(parent)) return NONE;
  if (data.side === ticket.side) return recordClosed(data, parent, ticket.reduceOnly);
  return filled > 0n
    ? endWith(parent, { as: 'canceled', code: 'PROTECTION_FILLED' }, 'PROTECTION_FILLED')
    : NONE;
};

const decide = (command: ParentOrderCommand, parent: ParentOrder): readonly ParentOrderEvent[] => {
  switch (command.type) {
    case 'AcceptParentOrder':
      return accept(command.data, parent, command.at);
    case 'RecordBar':
      return recordBar(command.data, parent, command.at);
    case 'RecordChildFill':
      return recordChildFill(command.data, parent);
    case 'RecordChildQuantity':
      return recordChildQuantity(command.data, parent);
    case 'RecordChildEnd':
      return recordChildEnd(command.data, parent);
    case 'RecordProtectiveFill':
      return recordProtectiveFill(command.data, parent);
    case 'CancelParentOrder': {
      const { cause } = command.data;
      const end = { as: 'canceled', code: 'REQUESTED' } as const;
      return isWorking(parent) ? endWith(parent, end, cause) : NONE;
    }
    case 'ExpireParentOrder':
      return isWorking(parent) ? endWith(parent, { as: 'expired' }, 'EXPIRED') : NONE;
  }
};

/**
 * An order that an algorithm works over time: it is cut into children, one after a bar at most, that
 * never come to more than was approved. Only its own end is an end for whoever approved it.
 */
export const parentOrder: Decider<ParentOrder, ParentOrderCommand, ParentOrderEvent> = {
  initialState: {
    status: 'none',
    ticket: null,
    algorithm: null,
    lot: NOTHING,
    slices: [],
    firstBar: 0,
    lastBar: -1,
    quantity: NOTHING,
    reduced: NOTHING,
    closing: NOTHING,
    filled: NOTHING,
    children: [],
    released: 0,
    end: null,
  },
  decide,
  evolve,
};
