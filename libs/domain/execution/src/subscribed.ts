import type { CancelOrderedMessage, OrderApprovedMessage } from '@stratvector/contracts';
import type { VenueFact } from '@stratvector/model';
import type { OrderCommand } from './order/events.ts';

/** A command and the stream it is for. */
export interface Addressed {
  readonly stream: string;
  readonly command: OrderCommand;
}

export const orderStream = (id: string): string => `order-${id}`;

export const onOrderApproved = ({ ticket, at }: OrderApprovedMessage): Addressed => ({
  stream: orderStream(ticket.clientOrderId),
  command: { type: 'SubmitOrder', at, data: { ticket } },
});

export const onCancelOrdered = ({ orderId, at, cause }: CancelOrderedMessage): Addressed => ({
  stream: orderStream(orderId),
  command: { type: 'CancelOrder', at, data: { cause } },
});

export const onVenueFact = (fact: VenueFact): Addressed => ({
  stream: orderStream(fact.type === 'OrderArmed' ? fact.ticket.clientOrderId : fact.orderId),
  command: { type: 'RecordVenueFact', at: fact.at, data: { fact } },
});
