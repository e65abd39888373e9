import type { Timestamp } from '@stratvector/kernel';
import { fillOf, quantity } from '@stratvector/model';
import type {
  ClientOrderId,
  VenueAmendment,
  VenueExecution,
  VenueFact,
  VenueOrder,
} from '@stratvector/model';
import { onVenueFact } from '../subscribed.ts';
import type { Addressed } from '../subscribed.ts';

const addressed = (id: ClientOrderId, amendment: VenueAmendment): Addressed => ({
  id,
  command: { type: 'RecordAmendment', at: amendment.at, data: { amendment } },
});

export const onAmendment = (amendment: VenueAmendment): Addressed =>
  addressed(amendment.orderId, amendment);

/** What an execution in the venue's ledger says of its order; null where it is of none of ours. */
export const onExecution = (execution: VenueExecution): Addressed | null => {
  const { orderId, at, corrects } = execution;
  if (orderId === null) return null;
  const fill = fillOf(execution);
  return corrects === null
    ? onVenueFact({ type: 'OrderFilled', at, orderId, ...fill })
    : addressed(orderId, { type: 'ExecutionCorrected', at, orderId, corrects, fill });
};

/** That it is there, and what has filled of it: `OrderArmed` first where the venue made it by itself. */
export const onPresence = (order: VenueOrder, at: Timestamp): readonly Addressed[] => {
  const { orderId, venueOrderId, armed, state, cumulative } = order;
  if (orderId === null) return [];
  const found: Addressed[] = [];
  if (armed) found.push(onVenueFact({ type: 'OrderArmed', at, ticket: armed }));
  else if (state === 'working')
    found.push(onVenueFact({ type: 'OrderAccepted', at, orderId, venueOrderId }));
  return state === 'working' && cumulative !== null && cumulative > 0n
    ? [...found, addressed(orderId, { type: 'OrderStanding', at, orderId, cumulative })]
    : found;
};

const endOf = (order: VenueOrder, orderId: ClientOrderId, at: Timestamp): VenueFact | null => {
  const cumulative = order.cumulative ?? quantity(0n);
  switch (order.state) {
    case 'canceled':
      return {
        type: 'OrderCanceled',
        at,
        orderId,
        code: order.cancellation ?? 'REQUESTED',
        cumulative,
      };
    case 'expired':
      return { type: 'OrderExpired', at, orderId, cumulative };
    case 'rejected': {
      const code = order.rejection ?? 'INSTRUMENT_HALTED';
      return { type: 'OrderRejected', at, orderId, code, detail: 'as the venue lists it' };
    }
    case 'working':
    case 'inactive':
    case 'filled':
      return null;
  }
};

/** How it ended, for an order that did; to be taken in after the executions of the same run. */
export const onEnd = (order: VenueOrder, at: Timestamp): Addressed | null => {
  const { orderId, state, cumulative } = order;
  if (orderId === null) return null;
  if (state === 'filled') {
    const data = { cumulative: cumulative ?? order.quantity };
    return { id: orderId, command: { type: 'RecordDone', at, data } };
  }
  const end = endOf(order, orderId, at);
  return end && onVenueFact(end);
};
