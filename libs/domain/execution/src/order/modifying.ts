import type { OrderModification, Quantity, VenueFact } from '@stratvector/model';
import type { Order, OrderCommand, OrderEvent } from './events.ts';

type ModifyOrder = Extract<OrderCommand, { type: 'ModifyOrder' }>['data'];
type Updated = Extract<VenueFact, { type: 'OrderUpdated' }>;

const NO_EVENTS: readonly OrderEvent[] = [];

const rejected = (revision: number, code: string): readonly OrderEvent[] => [
  { type: 'OrderModifyRejected', data: { revision, code } },
];

/** Why the venue need not be asked, or null. */
const obstacleOf = (order: Order, change: OrderModification): string | null => {
  if (order.cancelRequested) return 'CANCEL_REQUESTED';
  if (order.modifying) return 'MODIFICATION_PENDING';
  return change.quantity <= order.filled ? 'QUANTITY_FILLED' : null;
};

/**
 * Each revision is carried out once and answered once, whatever comes twice or late. What waits to be
 * sent is changed at once; what has ended stays as it ended, and says so.
 */
export const modify = ({ revision, change }: ModifyOrder, order: Order): readonly OrderEvent[] => {
  if (order.status === 'none' || revision <= order.revision) return NO_EVENTS;
  switch (order.status) {
    case 'queued':
      return [{ type: 'OrderModified', data: { revision, change } }];
    case 'filled':
    case 'canceled':
    case 'expired':
    case 'rejected':
      return rejected(revision, 'ORDER_CLOSED');
    case 'intended':
    case 'submitted':
    case 'accepted':
    case 'unknown': {
      const obstacle = obstacleOf(order, change);
      return obstacle === null
        ? [{ type: 'OrderModifyRequested', data: { revision, change } }]
        : rejected(revision, obstacle);
    }
  }
};

/** A stop that trails stays where the market has taken it, so the venue may say another. */
const answers = ({ quantity, limitPrice, stopPrice }: Updated, order: Order): boolean => {
  const { modifying, ticket } = order;
  if (modifying?.quantity !== quantity || modifying.limitPrice !== limitPrice) return false;
  return modifying.stopPrice === stopPrice || ticket?.trail !== null;
};

/** New terms: those that were asked for, or what the venue has made of the order by itself. */
export const updated = (fact: Updated, order: Order): readonly OrderEvent[] => {
  const { quantity, limitPrice, stopPrice } = fact;
  const change = { quantity, limitPrice, stopPrice };
  return answers(fact, order)
    ? [{ type: 'OrderModified', data: { revision: order.revision, change } }]
    : [{ type: 'OrderUpdated', data: change }];
};

/** A refusal that nobody waits for is a duplicate. */
export const modifyRefused = (code: string, order: Order): readonly OrderEvent[] =>
  order.modifying ? rejected(order.revision, code) : NO_EVENTS;

/** Until the venue has answered either the old or the new quantity may be the whole of it. */
export const wholeOf = ({ quantity, modifying }: Order): Quantity =>
  modifying && modifying.quantity > quantity ? modifying.quantity : quantity;
