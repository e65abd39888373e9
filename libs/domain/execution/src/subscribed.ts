import type { CancelOrderedMessage, ModificationApprovedMessage } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import type { ClientOrderId, OrderTicket, VenueFact } from '@stratvector/model';
import type { OrderCommand, OrderEvent } from './order/events.ts';
import type { OrderEnd, ParentOrderCommand } from './parent-order/events.ts';

/** A command and the order it is for. */
export interface Addressed {
  readonly id: ClientOrderId;
  readonly command: OrderCommand;
}

export const onCancelOrdered = ({ orderId, at, cause }: CancelOrderedMessage): Addressed => ({
  id: orderId,
  command: { type: 'CancelOrder', at, data: { cause } },
});

export const onModificationApproved = (
  { ticket, revision }: ModificationApprovedMessage,
  at: Timestamp,
): Addressed => {
  const { quantity, limitPrice, stopPrice } = ticket;
  const change = { quantity, limitPrice, stopPrice };
  return {
    id: ticket.clientOrderId,
    command: { type: 'ModifyOrder', at, data: { revision, change } },
  };
};

export const onVenueFact = (fact: VenueFact): Addressed => ({
  id: fact.type === 'OrderArmed' ? fact.ticket.clientOrderId : fact.orderId,
  command: { type: 'RecordVenueFact', at: fact.at, data: { fact } },
});

/** Cut off a parent by an algorithm; what guards a position has a parent too, and is none. */
export const isChildOrder = ({ parentId, role }: OrderTicket): boolean =>
  parentId !== null && role !== 'stop-loss' && role !== 'take-profit';

const endOf = (event: OrderEvent): OrderEnd | null => {
  switch (event.type) {
    case 'OrderCanceled':
      return { as: 'canceled', code: event.data.code };
    case 'OrderExpired':
      return { as: 'expired' };
    case 'OrderRejected':
    case 'OrderSendRefused':
      return { as: 'rejected', code: event.data.code };
    // No word of the venue's, and none that a parent knows: what it was for may be released anew.
    case 'OrderNotAtVenue':
    case 'OrderDone':
    case 'OrderResolved':
      return { as: 'expired' };
    default:
      return null;
  }
};

/** What has happened to a child, for its parent; null for what changes nothing there. */
export const onChildEvent = (
  event: OrderEvent,
  { clientOrderId: childId }: OrderTicket,
  at: Timestamp,
): ParentOrderCommand | null => {
  if (event.type === 'OrderFilled')
    return { type: 'RecordChildFill', at, data: { fill: event.data.fill } };
  if (event.type === 'OrderUpdated')
    return { type: 'RecordChildQuantity', at, data: { childId, quantity: event.data.quantity } };
  const end = endOf(event);
  return end && { type: 'RecordChildEnd', at, data: { childId, end } };
};
