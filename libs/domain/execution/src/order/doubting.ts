import { add, subtract } from '@stratvector/model';
import type { Quantity, TradeId, VenueAmendment, VenueFill } from '@stratvector/model';
import type { DoubtCommand, DoubtEvent, Doubts, UnknownCause } from './doubt-events.ts';
import type { FillFact, Order, OrderEvent } from './events.ts';
import { isOpen } from './open.ts';

const NOTHING = 0n as Quantity;
const NO_EVENTS: readonly OrderEvent[] = [];
const NO_DOUBTS: Doubts = { claimed: NOTHING, void: [], charged: [] };

export const bookedFill = (tradeId: TradeId, { executions }: Order): VenueFill | null => {
  for (let known = executions; known !== null; known = known.before)
    if (known.fill.tradeId === tradeId) return known.fill;
  return null;
};

/** An execution that never was, or whose place another has taken. */
export const isVoid = (tradeId: TradeId, { doubts }: Order): boolean =>
  doubts !== null && doubts.void.includes(tradeId);

/** More than is booked, and more than was said before. */
const claims = (cumulative: Quantity, { filled, doubts }: Order): boolean =>
  cumulative > filled && cumulative > (doubts?.claimed ?? NOTHING);

/** What the venue counts beyond what is booked, said once. */
export const missing = (cumulative: Quantity, order: Order): readonly OrderEvent[] =>
  claims(cumulative, order)
    ? [{ type: 'OrderFillsMissing', data: { booked: order.filled, cumulative } }]
    : NO_EVENTS;

/** What has not left cannot be lost, and what has ended has ended. */
export const doubt = (cause: UnknownCause, order: Order): readonly OrderEvent[] => {
  const { status } = order;
  return isOpen(order) && status !== 'queued' && status !== 'unknown'
    ? [{ type: 'OrderUnknown', data: { cause } }]
    : NO_EVENTS;
};

const busted = (
  tradeId: TradeId,
  replacedBy: TradeId | null,
  order: Order,
): readonly OrderEvent[] => {
  if (isVoid(tradeId, order)) return NO_EVENTS;
  const fill = bookedFill(tradeId, order);
  const cumulative = fill ? subtract(order.filled, fill.quantity) : order.filled;
  return [{ type: 'OrderFillBusted', data: { tradeId, fill, replacedBy, cumulative } }];
};

type Corrected = Extract<VenueAmendment, { type: 'ExecutionCorrected' }>;

/** The old execution is taken back and the new one booked. */
const corrected = (amendment: Corrected, order: Order): readonly OrderEvent[] => {
  const { at, orderId, corrects, fill } = amendment;
  if (isVoid(fill.tradeId, order) || bookedFill(fill.tradeId, order)) return NO_EVENTS;
  const was = bookedFill(corrects, order);
  const cumulative = add(was ? subtract(order.filled, was.quantity) : order.filled, fill.quantity);
  const fact: FillFact = { type: 'OrderFilled', at, orderId, ...fill };
  return [
    ...busted(corrects, fill.tradeId, order),
    { type: 'OrderFilled', data: { fill: fact, cumulative } },
  ];
};

const amend = (amendment: VenueAmendment, order: Order): readonly OrderEvent[] => {
  switch (amendment.type) {
    case 'CommissionCharged': {
      const { tradeId, commission, fees } = amendment;
      return order.doubts?.charged.includes(tradeId)
        ? NO_EVENTS
        : [{ type: 'OrderCharged', data: { tradeId, commission, fees } }];
    }
    case 'ExecutionCorrected':
      return corrected(amendment, order);
    case 'ExecutionBusted':
      return busted(amendment.tradeId, null, order);
    case 'OrderStanding':
      return missing(amendment.cumulative, order);
  }
};

/** Of what has filled nobody can say that it was never there. */
const absent = (
  data: Extract<DoubtCommand, { type: 'RecordAbsence' }>['data'],
  order: Order,
): readonly OrderEvent[] =>
  order.status === 'unknown' && order.filled === NOTHING && order.doubts === null
    ? [{ type: 'OrderNotAtVenue', data: { ...data, cumulative: NOTHING } }]
    : NO_EVENTS;

/** Commands of what is not the usual life of an order; of an order that nobody knows they say nothing. */
export const decideDoubt = (command: DoubtCommand, order: Order): readonly OrderEvent[] => {
  if (order.status === 'none') return NO_EVENTS;
  switch (command.type) {
    case 'DoubtOrder':
      return doubt(command.data.cause, order);
    case 'RecordAbsence':
      return absent(command.data, order);
    case 'RecordDone': {
      const { cumulative } = command.data;
      if (cumulative > order.filled) return missing(cumulative, order);
      return isOpen(order)
        ? [{ type: 'OrderDone', data: { cumulative: order.filled } }]
        : NO_EVENTS;
    }
    case 'ResolveOrder':
      return order.status === 'unknown'
        ? [{ type: 'OrderResolved', data: { ...command.data, cumulative: order.filled } }]
        : NO_EVENTS;
    case 'RecordAmendment':
      return amend(command.data.amendment, order);
  }
};

const withoutFill = (known: Order['executions'], tradeId: TradeId): Order['executions'] => {
  if (known === null || known.fill.tradeId === tradeId) return known && known.before;
  return { fill: known.fill, before: withoutFill(known.before, tradeId) };
};

const withDoubts = (order: Order, change: Partial<Doubts>): Order => ({
  ...order,
  doubts: { ...(order.doubts ?? NO_DOUBTS), ...change },
});

type Busted = Extract<DoubtEvent, { type: 'OrderFillBusted' }>['data'];

/** What was filled whole is so no longer, and whether it works again nobody knows. */
const withBust = (order: Order, { tradeId, cumulative }: Busted): Order => {
  const known = order.doubts ?? NO_DOUBTS;
  const isShort = order.status === 'filled' && cumulative < order.filled;
  return {
    ...withDoubts(order, { void: [...known.void, tradeId] }),
    status: isShort ? 'unknown' : order.status,
    filled: cumulative,
    executions: withoutFill(order.executions, tradeId),
  };
};

export const evolveDoubt = (order: Order, event: DoubtEvent): Order => {
  switch (event.type) {
    case 'OrderUnknown':
      return { ...order, status: 'unknown' };
    case 'OrderNotAtVenue':
    case 'OrderResolved':
      return { ...order, status: 'canceled' };
    case 'OrderDone':
      return { ...order, status: 'filled' };
    case 'OrderFillsMissing':
      return withDoubts(order, { claimed: event.data.cumulative });
    case 'OrderFillBusted':
      return withBust(order, event.data);
    case 'OrderCharged':
      return withDoubts(order, {
        charged: [...(order.doubts?.charged ?? []), event.data.tradeId],
      });
  }
};
