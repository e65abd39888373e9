import type { CancelOrderedMessage, OrderApprovedMessage } from '@stratvector/contracts';
import type { ClientOrderId, VenueFact } from '@stratvector/model';
import type { OrderCommand } from './order/events.ts';

/** A command and the order it is for. */
export interface Addressed {
  readonly id: ClientOrderId;
  readonly command: OrderCommand;
}

export const onOrderApproved = ({ ticket, at }: OrderApprovedMessage): Addressed => ({
  id: ticket.clientOrderId,
  command: { type: 'SubmitOrder', at, data: { ticket } },
});

export const onCancelOrdered = ({ orderId, at, cause }: CancelOrderedMessage): Addressed => ({
  id: orderId,
  command: { type: 'CancelOrder', at, data: { cause } },
});

export const onVenueFact = (fact: VenueFact): Addressed => ({
  id: fact.type === 'OrderArmed' ? fact.ticket.clientOrderId : fact.orderId,
  command: { type: 'RecordVenueFact', at: fact.at, data: { fact } },
});
