import type { Decider } from '@stratvector/kernel';
import type { Quantity, VenueFact } from '@stratvector/model';
import type { Order, OrderCommand, OrderEvent, OrderStatus } from './events.ts';

const NOTHING = 0n as Quantity;

const OPEN: ReadonlySet<OrderStatus> = new Set(['intended', 'submitted', 'accepted']);

export const isOpen = ({ status }: Order): boolean => OPEN.has(status);

/** The fact is the fill: it is kept whole, so that nothing the venue said is lost. */
const fillOf = (
  fill: Extract<VenueFact, { type: 'OrderFilled' }>,
  order: Order,
): readonly OrderEvent[] => {
  const cumulative = (order.filled + fill.quantity) as Quantity;
  return [{ type: 'OrderFilled', data: { fill, cumulative } }];
};

/** A venue's word about an order that has ended is a duplicate, with one exception: a late fill. */
const recordFact = (fact: VenueFact, order: Order): readonly OrderEvent[] => {
  if (fact.type === 'OrderArmed')
    return order.status === 'none' ? [{ type: 'OrderArmed', data: { ticket: fact.ticket } }] : [];
  if (order.status === 'none') return [];
  if (fact.type === 'OrderFilled') return fillOf(fact, order);
  return isOpen(order) ? recordOpen(fact, order) : [];
};

type OtherFact = Exclude<VenueFact, { type: 'OrderFilled' | 'OrderArmed' }>;

const recordOpen = (fact: OtherFact, order: Order): readonly OrderEvent[] => {
  const cumulative = order.filled;
  switch (fact.type) {
    case 'OrderAccepted':
      return order.status === 'accepted'
        ? []
        : [{ type: 'OrderAccepted', data: { venueOrderId: fact.venueOrderId } }];
    case 'OrderRejected':
      return [{ type: 'OrderRejected', data: { code: fact.code, detail: fact.detail } }];
    case 'OrderUpdated': {
      const { quantity, limitPrice, stopPrice } = fact;
      return [{ type: 'OrderUpdated', data: { quantity, limitPrice, stopPrice } }];
    }
    case 'OrderTriggered':
      return [{ type: 'OrderTriggered', data: {} }];
    case 'OrderCanceled':
      return [{ type: 'OrderCanceled', data: { code: fact.code, cumulative } }];
    case 'OrderExpired':
      return [{ type: 'OrderExpired', data: { cumulative } }];
    case 'CancelRejected':
    case 'ModifyRejected':
      return [{ type: 'OrderCancelRejected', data: { code: fact.code } }];
  }
};

const decide = (command: OrderCommand, order: Order): readonly OrderEvent[] => {
  switch (command.type) {
    case 'SubmitOrder':
      return order.status === 'none'
        ? [{ type: 'OrderSendIntended', data: { ticket: command.data.ticket } }]
        : [];
    case 'RecordSent':
      return order.status === 'intended' ? [{ type: 'OrderSubmitted', data: {} }] : [];
    case 'CancelOrder':
      return isOpen(order) && !order.cancelRequested
        ? [{ type: 'OrderCancelRequested', data: { cause: command.data.cause } }]
        : [];
    case 'RecordVenueFact':
      return recordFact(command.data.fact, order);
  }
};

const withStatus = (order: Order, status: OrderStatus): Order => ({ ...order, status });

const filled = (order: Order, cumulative: Quantity): Order => ({
  ...order,
  filled: cumulative,
  status: cumulative >= order.quantity ? 'filled' : order.status,
});

const evolve = (order: Order, event: OrderEvent): Order => {
  switch (event.type) {
    case 'OrderSendIntended':
      return {
        ...order,
        status: 'intended',
        ticket: event.data.ticket,
        quantity: event.data.ticket.quantity,
      };
    case 'OrderArmed':
      return {
        ...order,
        status: 'accepted',
        ticket: event.data.ticket,
        quantity: event.data.ticket.quantity,
      };
    case 'OrderSubmitted':
      return withStatus(order, 'submitted');
    case 'OrderAccepted':
      return withStatus(order, 'accepted');
    case 'OrderRejected':
      return withStatus(order, 'rejected');
    case 'OrderUpdated':
      return { ...order, quantity: event.data.quantity };
    case 'OrderFilled':
      return filled(order, event.data.cumulative);
    case 'OrderCancelRequested':
      return { ...order, cancelRequested: true };
    case 'OrderCanceled':
      return withStatus(order, 'canceled');
    case 'OrderExpired':
      return withStatus(order, 'expired');
    case 'OrderCancelRejected':
      return { ...order, cancelRequested: false };
    case 'OrderTriggered':
      return order;
  }
};

/** The life of one order, from the intent to send it to the venue's last word. */
export const order: Decider<Order, OrderCommand, OrderEvent> = {
  initialState: {
    status: 'none',
    ticket: null,
    filled: NOTHING,
    quantity: NOTHING,
    cancelRequested: false,
  },
  decide,
  evolve,
};
