import { assert } from '@stratvector/kernel';
import { ACCOUNT_READERS, writeAccountEvent } from './account-codec.ts';
import { EVENT } from './event-code.ts';
import type { KeptType, LoggedEvent, LoggedType } from './logged.ts';
import { ORDER_READERS, writeOrderEvent } from './order-codec.ts';
import type { Readers } from './readers.ts';
import { readNewSignal, writeNewSignal } from './signal-codec.ts';
import type { TapeWriter } from './tape.ts';
import type { TapeReader } from './tape-reader.ts';

/** Writes one event; the tape has room for it already. */
export const writeEvent = (tape: TapeWriter, event: LoggedEvent): void => {
  switch (event.type) {
    case 'OrderQueued':
    case 'OrderSendIntended':
    case 'OrderSubmitted':
    case 'OrderAccepted':
    case 'OrderRejected':
    case 'OrderArmed':
    case 'OrderUpdated':
    case 'OrderTriggered':
    case 'OrderFilled':
    case 'OrderCancelRequested':
    case 'OrderCanceled':
    case 'OrderExpired':
    case 'OrderCancelRejected':
      writeOrderEvent(tape, event);
      return;
    case 'SignalRaised':
      tape.code(EVENT.SignalRaised);
      tape.integer(event.data.closeTime);
      writeNewSignal(tape, event.data.signal);
      return;
    case 'AccountOpened':
    case 'SplitBooked':
    case 'InstrumentEnded':
    case 'TradingHalted':
    case 'TradingResumed':
    case 'StrategyStarted':
    case 'StrategyStopped':
    case 'TimerSet':
    case 'TimerElapsed':
      tape.code(EVENT[event.type]);
      tape.keep(event);
      return;
    default:
      writeAccountEvent(tape, event);
  }
};

const READERS: Readers<Exclude<LoggedType, KeptType>> = {
  ...ACCOUNT_READERS,
  ...ORDER_READERS,
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
