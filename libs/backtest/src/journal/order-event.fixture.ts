import type { OrderEvent, ParentOrderEvent } from '@stratvector/domain-execution';
import type { StrategyEvent } from '@stratvector/domain-strategy';
import type { Quantity, TradeId } from '@stratvector/model';
import fc from 'fast-check';
import {
  PLAIN,
  algorithm,
  change,
  count,
  countOrNull,
  figure,
  fill,
  id,
  orderEnd,
  place,
  signal,
  ticket,
  timer,
} from './event-values.fixture.ts';
import type { Datas } from './event-values.fixture.ts';

export const ORDER_EVENTS: Datas<
  OrderEvent['type'] | ParentOrderEvent['type'] | StrategyEvent['type']
> = {
  OrderQueued: { ticket, sendAt: count() },
  OrderSendIntended: { ticket },
  OrderSubmitted: {},
  OrderSendRefused: { code: fc.constant('EXCEEDS_APPROVAL'), approved: count(), left: count() },
  ParentOrderAccepted: {
    ticket,
    algorithm,
    lot: count(),
    slices: fc.array(count<Quantity>(), { maxLength: 3 }),
    closing: count(),
    bar: place,
  },
  ChildOrderReleased: { ticket, bar: place },
  ChildOrderFilled: { fill, cumulative: count() },
  ChildOrderResized: { childId: id(), quantity: count() },
  ChildOrderCancelRequested: { childId: id(), cause: id() },
  ChildOrderEnded: { childId: id(), end: orderEnd, unfilled: count() },
  ParentOrderReduced: { by: count(), quantity: count(), closing: count() },
  ParentOrderEndRequested: { end: orderEnd, cause: id() },
  ParentOrderCompleted: {},
  ParentOrderCanceled: { code: fc.constantFrom('REQUESTED', 'OCO_FILLED'), cumulative: count() },
  ParentOrderExpired: { cumulative: count() },
  ParentOrderRejected: {
    code: fc.constantFrom('EXCEEDS_APPROVAL', 'INSTRUMENT_HALTED'),
    cumulative: count(),
  },
  OrderModifyRequested: { revision: place, change },
  OrderModified: { revision: place, change },
  OrderModifyRejected: { revision: place, code: id() },
  OrderUnknown: {
    cause: fc.constantFrom('SEND_NOT_RECORDED', 'UNANSWERED', 'DUPLICATE_ORDER_ID', 'ABSENT'),
  },
  OrderNotAtVenue: { since: count(), snapshots: place, cumulative: count() },
  OrderDone: { cumulative: count() },
  OrderResolved: { by: id(), reason: id(), cumulative: count() },
  OrderFillsMissing: { booked: count(), cumulative: count() },
  OrderFillBusted: {
    tradeId: id(),
    fill: fc.option(fill),
    replacedBy: fc.option(id<TradeId>()),
    cumulative: count(),
  },
  OrderCharged: { tradeId: id(), commission: count(), fees: count() },
  OrderAccepted: { venueOrderId: id() },
  OrderRejected: {
    code: fc.constantFrom(
      ...([
        'PRICE_OFF_TICK',
        'QUANTITY_OFF_LOT',
        'QUANTITY_NOT_POSITIVE',
        'PRICE_MISSING',
        'PRICE_NOT_POSITIVE',
        'INSTRUMENT_UNKNOWN',
        'INSTRUMENT_HALTED',
        'OUTSIDE_HOURS',
        'GOOD_TILL_PASSED',
        'DUPLICATE_ORDER_ID',
      ] as const),
    ),
    detail: id(),
    cumulative: count(),
  },
  OrderArmed: { ticket },
  OrderUpdated: { quantity: count(), limitPrice: countOrNull(), stopPrice: countOrNull() },
  OrderTriggered: {},
  OrderFilled: { fill, cumulative: count() },
  OrderCancelRequested: { cause: id() },
  OrderCanceled: {
    code: fc.constantFrom(
      ...([
        'REQUESTED',
        'OCO_FILLED',
        'POSITION_CLOSED',
        'PARENT_CANCELED',
        'PROTECTION_FILLED',
        'IMMEDIATE_OR_CANCEL',
        'FILL_OR_KILL',
      ] as const),
    ),
    cumulative: count(),
  },
  OrderExpired: { cumulative: count() },
  OrderCancelRejected: { code: id() },
  StrategyStarted: {
    name: id(),
    parameters: fc.dictionary(fc.string(), figure, PLAIN),
    warmUp: place,
  },
  SignalRaised: { closeTime: count(), signal },
  StrategyStopped: { reason: id() },
  TimerSet: { closeTime: count(), timer },
  TimerElapsed: { timer },
};
