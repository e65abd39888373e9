import type { FillFact, OrderEvent } from '@stratvector/domain-execution';
import type {
  CancellationCode,
  ClientOrderId,
  FillMoment,
  RejectionCode,
  TradeId,
} from '@stratvector/model';
import { Enumeration } from './enumeration.ts';
import { EVENT } from './event-code.ts';
import type { DataOf } from './logged.ts';
import type { Readers } from './readers.ts';
import { WORD } from './tape.ts';
import type { TapeWriter } from './tape.ts';
import type { TapeReader } from './tape-reader.ts';
import { readTicket, readWholeTicket, writeTicket, writeWholeTicket } from './ticket-codec.ts';

const CANCELLATION = new Enumeration<CancellationCode>({
  REQUESTED: true,
  OCO_FILLED: true,
  POSITION_CLOSED: true,
  PARENT_CANCELED: true,
  PROTECTION_FILLED: true,
  IMMEDIATE_OR_CANCEL: true,
  FILL_OR_KILL: true,
});
const REJECTION = new Enumeration<RejectionCode>({
  PRICE_OFF_TICK: true,
  QUANTITY_OFF_LOT: true,
  QUANTITY_NOT_POSITIVE: true,
  PRICE_MISSING: true,
  PRICE_NOT_POSITIVE: true,
  INSTRUMENT_UNKNOWN: true,
  INSTRUMENT_HALTED: true,
  OUTSIDE_HOURS: true,
  GOOD_TILL_PASSED: true,
  DUPLICATE_ORDER_ID: true,
  STALE_EPOCH: true,
});
const MOMENT = new Enumeration<FillMoment>({ open: true, inside: true, close: true });

type RarerOrderEvent = Extract<
  OrderEvent,
  {
    type:
      | 'OrderUpdated'
      | 'OrderExpired'
      | 'OrderTriggered'
      | 'OrderCancelRequested'
      | 'OrderRejected'
      | 'OrderCancelRejected';
  }
>;

const writeFilled = (tape: TapeWriter, { fill, cumulative }: DataOf<'OrderFilled'>): void => {
  tape.id(fill.orderId, tape.current);
  tape.filled = fill.orderId;
  tape.text(fill.tradeId);
  tape.four(fill.at, fill.quantity, fill.price, fill.commission);
  tape.four(fill.fees, fill.slippage, fill.barOpenTime, cumulative);
  tape.code(MOMENT.code(fill.moment) | (Number(fill.policyDecided) << 2));
};

const readFill = (tape: TapeReader): FillFact => {
  const orderId = tape.id<ClientOrderId>(tape.current);
  tape.filled = orderId;
  const tradeId = tape.text<TradeId>();
  const code = tape.code();
  return {
    type: 'OrderFilled',
    at: tape.integer(),
    orderId,
    tradeId,
    quantity: tape.integer(),
    price: tape.integer(),
    commission: tape.integer(),
    fees: tape.integer(),
    slippage: tape.integer(),
    moment: MOMENT.name(code & 3),
    barOpenTime: tape.integer(),
    policyDecided: (code & 4) !== 0,
  } satisfies Required<FillFact>;
};

const readFilled = (tape: TapeReader): DataOf<'OrderFilled'> => ({
  fill: readFill(tape),
  cumulative: tape.integer(),
});

const writeUpdated = (tape: TapeWriter, data: DataOf<'OrderUpdated'>): void => {
  tape.integer(data.quantity);
  const limit = tape.some(data.limitPrice);
  const stop = tape.some(data.stopPrice);
  tape.code(limit | (stop << 1));
};

const readUpdated = (tape: TapeReader): DataOf<'OrderUpdated'> => {
  const code = tape.code();
  return {
    quantity: tape.integer(),
    limitPrice: tape.some(code & 1),
    stopPrice: tape.some(code & 2),
  };
};

/** In the order of how often they come. */
export const writeOrderEvent = (tape: TapeWriter, event: OrderEvent): void => {
  switch (event.type) {
    case 'OrderArmed':
      tape.code(EVENT.OrderArmed);
      writeWholeTicket(tape, event.data.ticket);
      return;
    case 'OrderCanceled':
      tape.code(EVENT.OrderCanceled);
      tape.code(CANCELLATION.code(event.data.code));
      tape.integer(event.data.cumulative);
      return;
    case 'OrderFilled':
      tape.code(EVENT.OrderFilled);
      writeFilled(tape, event.data);
      return;
    case 'OrderSendIntended':
      tape.code(EVENT.OrderSendIntended);
      writeTicket(tape, event.data.ticket);
      return;
    case 'OrderQueued':
      tape.code(EVENT.OrderQueued);
      writeTicket(tape, event.data.ticket);
      tape.integer(event.data.sendAt);
      return;
    case 'OrderSubmitted':
      tape.code(EVENT.OrderSubmitted);
      return;
    case 'OrderAccepted':
      tape.code(EVENT.OrderAccepted);
      tape.text(event.data.venueOrderId);
      return;
    default:
      writeRarerOrderEvent(tape, event);
  }
};

const writeRarerOrderEvent = (tape: TapeWriter, event: RarerOrderEvent): void => {
  tape.code(EVENT[event.type]);
  switch (event.type) {
    case 'OrderUpdated':
      writeUpdated(tape, event.data);
      return;
    case 'OrderExpired':
      tape.integer(event.data.cumulative);
      return;
    case 'OrderTriggered':
      return;
    case 'OrderCancelRequested':
      tape.word(WORD.other, event.data.cause);
      return;
    case 'OrderRejected':
      tape.code(REJECTION.code(event.data.code));
      tape.word(WORD.other, event.data.detail);
      return;
    case 'OrderCancelRejected':
      tape.word(WORD.other, event.data.code);
  }
};

const readCanceled = (tape: TapeReader): DataOf<'OrderCanceled'> => ({
  code: CANCELLATION.name(tape.code()),
  cumulative: tape.integer(),
});

const readRejected = (tape: TapeReader): DataOf<'OrderRejected'> => ({
  code: REJECTION.name(tape.code()),
  detail: tape.word(),
});

export const ORDER_READERS: Readers<OrderEvent['type']> = {
  OrderQueued: (tape) => ({ ticket: readTicket(tape), sendAt: tape.integer() }),
  OrderSendIntended: (tape) => ({ ticket: readTicket(tape) }),
  OrderSubmitted: () => ({}),
  OrderAccepted: (tape) => ({ venueOrderId: tape.text() }),
  OrderRejected: readRejected,
  OrderArmed: (tape) => ({ ticket: readWholeTicket(tape) }),
  OrderUpdated: readUpdated,
  OrderTriggered: () => ({}),
  OrderFilled: readFilled,
  OrderCancelRequested: (tape) => ({ cause: tape.word() }),
  OrderCanceled: readCanceled,
  OrderExpired: (tape) => ({ cumulative: tape.integer() }),
  OrderCancelRejected: (tape) => ({ code: tape.word() }),
};
