import type { Decider } from '@stratvector/kernel';
import type { OrderModification, OrderTicket, Quantity, VenueFact } from '@stratvector/model';
import { bookedFill, decideDoubt, doubt, evolveDoubt, isVoid, missing } from './doubting.ts';
import { modify, modifyRefused, updated, wholeOf } from './modifying.ts';
import { isOpen } from './open.ts';
import type { FillFact, Order, OrderCommand, OrderEvent, OrderStatus } from './events.ts';

const NOTHING = 0n as Quantity;

// What carries no data is made once.
const NO_EVENTS: readonly OrderEvent[] = [];
const SUBMITTED: readonly OrderEvent[] = [{ type: 'OrderSubmitted', data: {} }];
const TRIGGERED: readonly OrderEvent[] = [{ type: 'OrderTriggered', data: {} }];

/**
 * The fact is the fill: it is kept whole, so that nothing the venue said is lost. An execution that is
 * told again, after a reconnect perhaps, is the one that is booked.
 */
const fillOf = (fill: FillFact, order: Order): readonly OrderEvent[] => {
  if (bookedFill(fill.tradeId, order) || isVoid(fill.tradeId, order)) return NO_EVENTS;
  const cumulative = (order.filled + fill.quantity) as Quantity;
  return [{ type: 'OrderFilled', data: { fill, cumulative } }];
};

/** A venue's word about an order that has ended is a duplicate, with one exception: a late fill. */
const recordFact = (fact: VenueFact, order: Order): readonly OrderEvent[] => {
  switch (fact.type) {
    case 'OrderArmed':
      return order.status === 'none'
        ? [{ type: 'OrderArmed', data: { ticket: fact.ticket } }]
        : NO_EVENTS;
    case 'OrderFilled':
      return order.status === 'none' ? NO_EVENTS : fillOf(fact, order);
    default:
      // One that is not known here is not open either.
      return isOpen(order) ? recordOpen(fact, order) : NO_EVENTS;
  }
};

type OtherFact = Exclude<VenueFact, { type: 'OrderFilled' | 'OrderArmed' }>;

type Rejected = Extract<VenueFact, { type: 'OrderRejected' }>;

/** That our id was used before is no refusal: something is there under it. */
const rejected = ({ code, detail }: Rejected, order: Order): readonly OrderEvent[] =>
  code === 'DUPLICATE_ORDER_ID'
    ? doubt(code, order)
    : [{ type: 'OrderRejected', data: { code, detail, cumulative: order.filled } }];

const recordOpen = (fact: OtherFact, order: Order): readonly OrderEvent[] => {
  switch (fact.type) {
    case 'OrderAccepted':
      return order.status === 'accepted'
        ? NO_EVENTS
        : [{ type: 'OrderAccepted', data: { venueOrderId: fact.venueOrderId } }];
    case 'OrderRejected':
      return rejected(fact, order);
    case 'OrderUpdated':
      return updated(fact, order);
    case 'OrderTriggered':
      return TRIGGERED;
    case 'OrderCanceled':
      return fact.cumulative <= order.filled
        ? [{ type: 'OrderCanceled', data: { code: fact.code, cumulative: order.filled } }]
        : [
            ...missing(fact.cumulative, order),
            { type: 'OrderCanceled', data: { code: fact.code, cumulative: fact.cumulative } },
          ];
    case 'OrderExpired':
      return fact.cumulative <= order.filled
        ? [{ type: 'OrderExpired', data: { cumulative: order.filled } }]
        : [
            ...missing(fact.cumulative, order),
            { type: 'OrderExpired', data: { cumulative: fact.cumulative } },
          ];
    case 'CancelRejected':
      return [{ type: 'OrderCancelRejected', data: { code: fact.code } }];
    case 'ModifyRejected':
      return modifyRefused(fact.code, order);
  }
};

/** What has not been sent ends at once; the venue need not be asked. */
const cancel = (cause: string, order: Order): readonly OrderEvent[] => {
  if (order.status === 'queued')
    return [{ type: 'OrderCanceled', data: { code: 'REQUESTED', cumulative: NOTHING } }];
  return isOpen(order) && !order.cancelRequested
    ? [{ type: 'OrderCancelRequested', data: { cause } }]
    : NO_EVENTS;
};

const decide = (command: OrderCommand, order: Order): readonly OrderEvent[] => {
  switch (command.type) {
    case 'SubmitOrder':
      return order.status === 'none'
        ? [{ type: 'OrderSendIntended', data: { ticket: command.data.ticket } }]
        : NO_EVENTS;
    case 'QueueOrder':
      return order.status === 'none' ? [{ type: 'OrderQueued', data: command.data }] : NO_EVENTS;
    case 'ReleaseOrder':
      return order.status === 'queued' && order.ticket
        ? [{ type: 'OrderSendIntended', data: { ticket: order.ticket } }]
        : NO_EVENTS;
    case 'RecordSent':
      return order.status === 'intended' ? SUBMITTED : NO_EVENTS;
    case 'RefuseSend':
      return order.status === 'intended'
        ? [{ type: 'OrderSendRefused', data: command.data }]
        : NO_EVENTS;
    case 'ModifyOrder':
      return modify(command.data, order);
    case 'CancelOrder':
      return cancel(command.data.cause, order);
    case 'RecordVenueFact':
      return recordFact(command.data.fact, order);
    default:
      return decideDoubt(command, order);
  }
};

// Every state is written out, all fields in one order: orders of one shape stay fast to read.

const opened = (order: Order, status: OrderStatus, ticket: OrderTicket): Order => ({
  status,
  ticket,
  filled: order.filled,
  executions: order.executions,
  quantity: ticket.quantity,
  cancelRequested: order.cancelRequested,
  revision: order.revision,
  modifying: order.modifying,
  doubts: order.doubts,
});

type FilledData = Extract<OrderEvent, { type: 'OrderFilled' }>['data'];

const withStatus = (order: Order, status: OrderStatus): Order => ({
  status,
  ticket: order.ticket,
  filled: order.filled,
  executions: order.executions,
  quantity: order.quantity,
  cancelRequested: order.cancelRequested,
  revision: order.revision,
  modifying: order.modifying,
  doubts: order.doubts,
});

const filled = (order: Order, { fill, cumulative }: FilledData): Order => ({
  status: cumulative >= wholeOf(order) ? 'filled' : order.status,
  ticket: order.ticket,
  filled: cumulative,
  executions: { fill, before: order.executions },
  quantity: order.quantity,
  cancelRequested: order.cancelRequested,
  revision: order.revision,
  modifying: order.modifying,
  doubts: order.doubts,
});

const resized = (order: Order, quantity: Quantity): Order => ({
  status: order.status,
  ticket: order.ticket,
  filled: order.filled,
  executions: order.executions,
  quantity,
  cancelRequested: order.cancelRequested,
  revision: order.revision,
  modifying: order.modifying,
  doubts: order.doubts,
});

const withRequest = (order: Order, cancelRequested: boolean): Order => ({
  status: order.status,
  ticket: order.ticket,
  filled: order.filled,
  executions: order.executions,
  quantity: order.quantity,
  cancelRequested,
  revision: order.revision,
  modifying: order.modifying,
  doubts: order.doubts,
});

const withModifying = (
  order: Order,
  { revision, change }: { revision: number; change: OrderModification },
): Order => ({
  status: order.status,
  ticket: order.ticket,
  filled: order.filled,
  executions: order.executions,
  quantity: order.quantity,
  cancelRequested: order.cancelRequested,
  revision,
  modifying: change,
  doubts: order.doubts,
});

/** Answered; where the whole of it has filled meanwhile, that was all. */
const settled = (order: Order, revision: number, quantity: Quantity): Order => ({
  status:
    isOpen(order) && order.status !== 'queued' && order.filled >= quantity
      ? 'filled'
      : order.status,
  ticket: order.ticket,
  filled: order.filled,
  executions: order.executions,
  quantity,
  cancelRequested: order.cancelRequested,
  revision,
  modifying: null,
  doubts: order.doubts,
});

/** What has not been sent yet is sent as it stands by then. */
const modified = (
  order: Order,
  { revision, change }: { revision: number; change: OrderModification },
): Order => {
  const next = settled(order, revision, change.quantity);
  return order.status === 'queued' && order.ticket
    ? { ...next, ticket: { ...order.ticket, ...change } }
    : next;
};

const evolve = (order: Order, event: OrderEvent): Order => {
  switch (event.type) {
    case 'OrderQueued':
      return opened(order, 'queued', event.data.ticket);
    case 'OrderSendIntended':
      return opened(order, 'intended', event.data.ticket);
    case 'OrderArmed':
      return opened(order, 'accepted', event.data.ticket);
    case 'OrderSubmitted':
      return withStatus(order, 'submitted');
    case 'OrderAccepted':
      return withStatus(order, 'accepted');
    case 'OrderRejected':
    case 'OrderSendRefused':
      return withStatus(order, 'rejected');
    case 'OrderUpdated':
      return resized(order, event.data.quantity);
    case 'OrderFilled':
      return filled(order, event.data);
    case 'OrderModifyRequested':
      return withModifying(order, event.data);
    case 'OrderModified':
      return modified(order, event.data);
    case 'OrderModifyRejected':
      return settled(order, event.data.revision, order.quantity);
    case 'OrderCancelRequested':
      return withRequest(order, true);
    case 'OrderCanceled':
      return withStatus(order, 'canceled');
    case 'OrderExpired':
      return withStatus(order, 'expired');
    case 'OrderCancelRejected':
      return withRequest(order, false);
    case 'OrderTriggered':
      return order;
    default:
      return evolveDoubt(order, event);
  }
};

/** The life of one order, from the intent to send it to the venue's last word. */
export const order: Decider<Order, OrderCommand, OrderEvent> = {
  initialState: {
    status: 'none',
    ticket: null,
    filled: NOTHING,
    executions: null,
    quantity: NOTHING,
    cancelRequested: false,
    revision: 0,
    modifying: null,
    doubts: null,
  },
  decide,
  evolve,
};
