import type {
  ModificationApprovedMessage,
  OrderFact,
  OrderFactMessage,
} from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import type { OrderRole, OrderTicket, Quantity } from '@stratvector/model';
import type { DoubtEvent } from './order/doubt-events.ts';
import type { OrderEvent } from './order/events.ts';
import { isChildOrder } from './subscribed.ts';

// Facts without data are made once.
const SUBMITTED: OrderFact = { kind: 'submitted' };
const NOTHING = 0n as Quantity;
const ACCEPTED: OrderFact = { kind: 'accepted' };

type Standing = Pick<OrderTicket, 'quantity' | 'limitPrice' | 'stopPrice'>;

const standing = (
  kind: 'armed' | 'updated',
  { quantity, limitPrice, stopPrice }: Standing,
): OrderFact => ({ kind, quantity, limitPrice, stopPrice });

/** What is missing is told as a break, once all that could be asked was asked. */
const doubtFactOf = (event: DoubtEvent): OrderFact | null => {
  switch (event.type) {
    case 'OrderUnknown':
      return { kind: 'unknown', cause: event.data.cause };
    case 'OrderNotAtVenue':
      return { kind: 'closed', code: 'NOT_AT_VENUE', cumulative: event.data.cumulative };
    case 'OrderDone':
      return { kind: 'closed', code: 'FILLED', cumulative: event.data.cumulative };
    case 'OrderResolved':
      return { kind: 'closed', code: 'RESOLVED', cumulative: event.data.cumulative };
    case 'OrderFillBusted': {
      const { fill, cumulative } = event.data;
      return fill && { kind: 'busted', fill, cumulative };
    }
    case 'OrderCharged':
      return { kind: 'charged', ...event.data };
    case 'OrderFillsMissing':
      return null;
  }
};

const factOf = (event: OrderEvent): OrderFact | null => {
  switch (event.type) {
    case 'OrderSubmitted':
      return SUBMITTED;
    case 'OrderAccepted':
      return ACCEPTED;
    case 'OrderSendRefused':
      return { kind: 'rejected', code: event.data.code, cumulative: NOTHING };
    case 'OrderRejected':
      return { kind: 'rejected', code: event.data.code, cumulative: event.data.cumulative };
    case 'OrderArmed':
      return standing('armed', event.data.ticket);
    case 'OrderUpdated':
      return standing('updated', event.data);
    case 'OrderModified': {
      const { revision, change } = event.data;
      return { kind: 'modified', revision, ...change };
    }
    case 'OrderModifyRejected':
      return { kind: 'modify-rejected', ...event.data };
    case 'OrderFilled':
      return { kind: 'filled', fill: event.data.fill, cumulative: event.data.cumulative };
    case 'OrderCanceled':
      return { kind: 'canceled', code: event.data.code, cumulative: event.data.cumulative };
    case 'OrderExpired':
      return { kind: 'expired', cumulative: event.data.cumulative };
    case 'OrderQueued':
    case 'OrderSendIntended':
    case 'OrderTriggered':
    case 'OrderModifyRequested':
    case 'OrderCancelRequested':
    case 'OrderCancelRejected':
      return null;
    default:
      return doubtFactOf(event);
  }
};

export const messageOf = (
  fact: OrderFact,
  ticket: OrderTicket,
  at: Timestamp,
): OrderFactMessage => ({
  topic: 'execution.order.v1',
  at,
  accountId: ticket.accountId,
  strategyId: ticket.strategyId,
  instrumentId: ticket.instrumentId,
  orderId: ticket.clientOrderId,
  parentId: ticket.parentId,
  side: ticket.side,
  role: ticket.role,
  decisionPrice: ticket.decisionPrice,
  fact,
});

/** The answer to a change of an order that has ended, and of which nobody keeps anything. */
export const modifyRejectedMessage = (
  { ticket, revision }: ModificationApprovedMessage,
  at: Timestamp,
): OrderFactMessage =>
  messageOf({ kind: 'modify-rejected', revision, code: 'ORDER_CLOSED' }, ticket, at);

/** Whether anybody listens to such a fact of an order of that role. */
export type Hears = (kind: OrderFact['kind'], role: OrderRole) => boolean;

/** That the venue has taken a child is news of the order that it was cut off; the rest its parent tells. */
const publishedChildFact = (
  event: OrderEvent,
  ticket: OrderTicket,
  at: Timestamp,
): OrderFactMessage | null =>
  event.type === 'OrderAccepted' && ticket.parentId !== null
    ? { ...messageOf(ACCEPTED, ticket, at), orderId: ticket.parentId, parentId: null }
    : null;

/**
 * What the other contexts hear of an order; null for what is execution's own business, and for what
 * nobody hears.
 */
export const publishedOrderFact = (
  event: OrderEvent,
  ticket: OrderTicket,
  at: Timestamp,
  hears: Hears,
): OrderFactMessage | null => {
  if (isChildOrder(ticket))
    return hears('accepted', ticket.role) ? publishedChildFact(event, ticket, at) : null;
  const fact = factOf(event);
  return fact === null || !hears(fact.kind, ticket.role) ? null : messageOf(fact, ticket, at);
};
