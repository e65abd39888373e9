import type { OrderFact, OrderFactMessage } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import type { OrderTicket } from '@stratvector/model';
import { messageOf } from '../published.ts';
import type { ParentOrderEvent } from './events.ts';

const factOf = (event: ParentOrderEvent): OrderFact | null => {
  switch (event.type) {
    case 'ParentOrderAccepted':
      return { kind: 'submitted' };
    case 'ChildOrderFilled':
      return { kind: 'filled', fill: event.data.fill, cumulative: event.data.cumulative };
    case 'ParentOrderReduced':
      return { kind: 'updated', quantity: event.data.quantity, limitPrice: null, stopPrice: null };
    case 'ParentOrderCanceled':
      return { kind: 'canceled', code: event.data.code, cumulative: event.data.cumulative };
    case 'ParentOrderExpired':
      return { kind: 'expired', cumulative: event.data.cumulative };
    case 'ParentOrderRejected':
      return { kind: 'rejected', code: event.data.code, cumulative: event.data.cumulative };
    case 'ChildOrderReleased':
    case 'ChildOrderResized':
    case 'ChildOrderCancelRequested':
    case 'ChildOrderEnded':
    case 'ParentOrderEndRequested':
    case 'ParentOrderCompleted':
      return null;
  }
};

/**
 * What the other contexts hear of an order that is worked over time: its children are execution's own
 * business, but for their fills, which are the parent's, and for the venue's taking of each.
 */
export const publishedParentFact = (
  event: ParentOrderEvent,
  ticket: OrderTicket,
  at: Timestamp,
): OrderFactMessage | null => {
  const fact = factOf(event);
  return fact === null ? null : messageOf(fact, ticket, at);
};
