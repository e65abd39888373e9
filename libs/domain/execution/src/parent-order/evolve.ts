import { add, greatest, subtract } from '@stratvector/model';
import type { ClientOrderId, Quantity } from '@stratvector/model';
import type { ChildOrder, ParentOrder, ParentOrderEvent } from './events.ts';

type Of<Type extends ParentOrderEvent['type']> = Extract<ParentOrderEvent, { type: Type }>['data'];

const NOTHING = 0n as Quantity;

const accepted = (parent: ParentOrder, data: Of<'ParentOrderAccepted'>): ParentOrder => ({
  ...parent,
  status: 'working',
  ticket: data.ticket,
  algorithm: data.algorithm,
  lot: data.lot,
  slices: data.slices,
  firstBar: data.bar,
  lastBar: data.bar - 1,
  quantity: data.ticket.quantity,
  closing: data.closing,
});

const released = (parent: ParentOrder, { ticket, bar }: Of<'ChildOrderReleased'>): ParentOrder => {
  const { clientOrderId: id, quantity } = ticket;
  return {
    ...parent,
    lastBar: bar,
    children: [...parent.children, { id, quantity, filled: NOTHING, canceling: false }],
    released: parent.released + 1,
  };
};

/** A child that has filled whole is out no longer. */
const withChild = (
  { children }: ParentOrder,
  id: ClientOrderId,
  change: (child: ChildOrder) => ChildOrder,
): readonly ChildOrder[] =>
  children
    .map((child) => (child.id === id ? change(child) : child))
    .filter(({ quantity, filled }) => filled < quantity);

const filled = (
  parent: ParentOrder,
  { fill, cumulative }: Of<'ChildOrderFilled'>,
): ParentOrder => ({
  ...parent,
  filled: cumulative,
  closing: greatest(subtract(parent.closing, fill.quantity), NOTHING),
  children: withChild(parent, fill.orderId, (child) => ({
    ...child,
    filled: add(child.filled, fill.quantity),
  })),
});

const ended = (parent: ParentOrder, status: ParentOrder['status']): ParentOrder => ({
  ...parent,
  status,
});

/** Holds no rules: what an event says has happened is what is. */
export const evolve = (parent: ParentOrder, event: ParentOrderEvent): ParentOrder => {
  switch (event.type) {
    case 'ParentOrderAccepted':
      return accepted(parent, event.data);
    case 'ChildOrderReleased':
      return released(parent, event.data);
    case 'ChildOrderFilled':
      return filled(parent, event.data);
    case 'ChildOrderResized': {
      const { childId, quantity } = event.data;
      const children = withChild(parent, childId, (child) => ({ ...child, quantity }));
      return { ...parent, children };
    }
    case 'ChildOrderCancelRequested': {
      const { childId } = event.data;
      const children = withChild(parent, childId, (child) => ({ ...child, canceling: true }));
      return { ...parent, children };
    }
    case 'ChildOrderEnded': {
      const { childId } = event.data;
      return { ...parent, children: parent.children.filter(({ id }) => id !== childId) };
    }
    case 'ParentOrderReduced': {
      const { by, quantity, closing } = event.data;
      return { ...parent, quantity, closing, reduced: add(parent.reduced, by) };
    }
    case 'ParentOrderEndRequested':
      return { ...parent, status: 'ending', end: event.data.end };
    case 'ParentOrderCompleted':
      return ended(parent, 'completed');
    case 'ParentOrderCanceled':
      return ended(parent, 'canceled');
    case 'ParentOrderExpired':
      return ended(parent, 'expired');
    case 'ParentOrderRejected':
      return ended(parent, 'rejected');
  }
};
