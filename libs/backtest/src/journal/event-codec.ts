import { assert } from '@stratvector/kernel';
import {
  ACCOUNT_READERS,
  writeApproved,
  writeFillBooked,
  writeRarerAccountEvent,
  writeTargetSet,
} from './account-codec.ts';
import { EVENT } from './event-code.ts';
import type { KeptType, LoggedEvent, LoggedType } from './logged.ts';
import { ORDER_READERS, writeCanceled, writeFilled, writeRarerOrderEvent } from './order-codec.ts';
import { PARENT_READERS, writeParentEvent } from './parent-codec.ts';
import type { Readers } from './readers.ts';
import { readNewSignal, writeNewSignal } from './signal-codec.ts';
import type { TapeWriter } from './tape.ts';
import { writeTicket, writeWholeTicket } from './ticket-codec.ts';
import type { TapeReader } from './tape-reader.ts';

/** Writes one event; the tape has room for it already. First what every fill brings, most of it. */
export const writeEvent = (tape: TapeWriter, event: LoggedEvent): void => {
  switch (event.type) {
    case 'OrderArmed':
      tape.code(EVENT.OrderArmed);
      writeWholeTicket(tape, event.data.ticket);
      return;
    case 'OrderCanceled':
      tape.code(EVENT.OrderCanceled);
      writeCanceled(tape, event.data);
      return;
    case 'OrderFilled':
      tape.code(EVENT.OrderFilled);
      writeFilled(tape, event.data);
      return;
    case 'FillBooked':
      tape.code(EVENT.FillBooked);
      writeFillBooked(tape, event.data);
      return;
    case 'OrderSubmitted':
      tape.code(EVENT.OrderSubmitted);
      return;
    case 'OrderAccepted':
      tape.code(EVENT.OrderAccepted);
      tape.text(event.data.venueOrderId);
      return;
    case 'OrderSendIntended':
      tape.code(EVENT.OrderSendIntended);
      writeTicket(tape, event.data.ticket);
      return;
    case 'OrderApproved':
      tape.code(EVENT.OrderApproved);
      writeApproved(tape, event.data);
      return;
    case 'TargetSet':
      tape.code(EVENT.TargetSet);
      writeTargetSet(tape, event.data);
      return;
    case 'SignalRaised':
      tape.code(EVENT.SignalRaised);
      tape.integer(event.data.closeTime);
      writeNewSignal(tape, event.data.signal);
      return;
    default:
      writeRarerEvent(tape, event);
  }
};

type EveryFill =
  | 'OrderArmed'
  | 'OrderCanceled'
  | 'OrderFilled'
  | 'FillBooked'
  | 'OrderSubmitted'
  | 'OrderAccepted'
  | 'OrderSendIntended'
  | 'OrderApproved'
  | 'TargetSet'
  | 'SignalRaised';

const writeRarerEvent = (
  tape: TapeWriter,
  event: Exclude<LoggedEvent, { type: EveryFill }>,
): void => {
  switch (event.type) {
    case 'OrderQueued':
    case 'OrderUpdated':
    case 'OrderExpired':
    case 'OrderTriggered':
    case 'OrderCancelRequested':
    case 'OrderRejected':
    case 'OrderCancelRejected':
      writeRarerOrderEvent(tape, event);
      return;
    case 'ChildOrderReleased':
    case 'ChildOrderFilled':
    case 'ParentOrderCompleted':
      writeParentEvent(tape, event);
      return;
    case 'OrderSendRefused':
    case 'ModificationApproved':
    case 'ModificationDenied':
    case 'ModificationSettled':
    case 'OrderModifyRequested':
    case 'OrderModified':
    case 'OrderModifyRejected':
    case 'OrderUnknown':
    case 'OrderNotAtVenue':
    case 'OrderDone':
    case 'OrderResolved':
    case 'OrderFillsMissing':
    case 'OrderFillBusted':
    case 'OrderCharged':
    case 'ParentOrderAccepted':
    case 'ChildOrderResized':
    case 'ChildOrderCancelRequested':
    case 'ChildOrderEnded':
    case 'ParentOrderReduced':
    case 'ParentOrderEndRequested':
    case 'ParentOrderCanceled':
    case 'ParentOrderExpired':
    case 'ParentOrderRejected':
    case 'AccountOpened':
    case 'SplitBooked':
    case 'InstrumentEnded':
    case 'TradingHalted':
    case 'TradingResumed':
    case 'KillSwitchEngaged':
    case 'ControlRefused':
    case 'DeskOrderReviewed':
    case 'StrategyStarted':
    case 'StrategyStopped':
    case 'TimerSet':
    case 'TimerElapsed':
      tape.code(EVENT[event.type]);
      tape.keep(event);
      return;
    default:
      writeRarerAccountEvent(tape, event);
  }
};

const READERS: Readers<Exclude<LoggedType, KeptType>> = {
  ...ACCOUNT_READERS,
  ...ORDER_READERS,
  ...PARENT_READERS,
  SignalRaised: (tape) => ({ closeTime: tape.integer(), signal: readNewSignal(tape) }),
};

type Reader = (tape: TapeReader) => LoggedEvent;

const READER_OF_CODE: readonly Reader[] = Object.entries(EVENT).reduce<Reader[]>(
  (readers, [type, code]) => {
    const data = new Map<string, (tape: TapeReader) => unknown>(Object.entries(READERS)).get(type);
    // The type and the data that its own reader makes belong together.
    const event = (tape: TapeReader) => ({ type, data: data?.(tape) }) as LoggedEvent;
    readers[code] = data ? event : (tape) => tape.kept();
    return readers;
  },
  [],
);

/** Reads the next event; the reader stands at its beginning. */
export const readEvent = (tape: TapeReader): LoggedEvent => {
  const code = tape.code();
  const reader = READER_OF_CODE[code];
  assert(reader !== undefined, `the journal knows no event ${code}`);
  return reader(tape);
};
