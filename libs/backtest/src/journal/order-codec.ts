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
import type { DataOf, KeptType } from './logged.ts';
import type { Readers } from './readers.ts';
import { WORD } from './tape.ts';
import type { TapeWriter } from './tape.ts';
import type { TapeReader } from './tape-reader.ts';
import { readTicket, readWholeTicket, writeTicket } from './ticket-codec.ts';

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
});
const MOMENT = new Enumeration<FillMoment>({ open: true, inside: true, close: true });

type RarerOrderEvent = Extract<
  OrderEvent,
  {
    type:
      | 'OrderQueued'
      | 'OrderUpdated'
      | 'OrderExpired'
      | 'OrderTriggered'
      | 'OrderCancelRequested'
      | 'OrderRejected'
      | 'OrderCancelRejected';
  }
>;

export const writeFilled = (
  tape: TapeWriter,
  { fill, cumulative }: DataOf<'OrderFilled'>,
): void => {
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

export const readFilled = (tape: TapeReader): DataOf<'OrderFilled'> => ({
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

export const writeCanceled = (tape: TapeWriter, data: DataOf<'OrderCanceled'>): void => {
  tape.code(CANCELLATION.code(data.code));
  tape.integer(data.cumulative);
};

/** Its ticket comes once more, when its turn has come. */
const writeQueued = (tape: TapeWriter, { ticket, sendAt }: DataOf<'OrderQueued'>): void => {
  writeTicket(tape, ticket);
  tape.tickets.add(ticket);
  tape.integer(sendAt);
};

const readQueued = (tape: TapeReader): DataOf<'OrderQueued'> => {
  const ticket = readTicket(tape);
  tape.tickets.add(ticket);
  return { ticket, sendAt: tape.integer() };
};

/** Writes what does not come with every fill. */
export const writeRarerOrderEvent = (tape: TapeWriter, event: RarerOrderEvent): void => {
  tape.code(EVENT[event.type]);
  switch (event.type) {
    case 'OrderQueued':
      writeQueued(tape, event.data);
      return;
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
      tape.integer(event.data.cumulative);
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
  cumulative: tape.integer(),
});

export const ORDER_READERS: Readers<Exclude<OrderEvent['type'], KeptType>> = {
  OrderQueued: readQueued,
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
