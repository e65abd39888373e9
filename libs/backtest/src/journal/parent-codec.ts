import type { ParentOrderEvent } from '@stratvector/domain-execution';
import type { ExecutionAlgorithm, Fraction } from '@stratvector/model';
import { EVENT } from './event-code.ts';
import type { DataOf, KeptType } from './logged.ts';
import { readFilled, writeFilled } from './order-codec.ts';
import type { Readers } from './readers.ts';
import type { TapeWriter } from './tape.ts';
import type { TapeReader } from './tape-reader.ts';
import { readNewTicket, writeNewTicket } from './ticket-codec.ts';

type TapedParentEvent = Exclude<ParentOrderEvent, { type: KeptType }>;

/** In the place of an algorithm's kind: the order goes out whole. */
const WHOLE_ORDER = 0;
const TWAP = 1;
const VWAP = 2;
const POV = 3;

export const writeAlgorithm = (tape: TapeWriter, algorithm: ExecutionAlgorithm | null): void => {
  if (algorithm === null) {
    tape.code(WHOLE_ORDER);
    return;
  }
  switch (algorithm.kind) {
    case 'twap':
      tape.code(TWAP);
      tape.code(algorithm.bars);
      return;
    case 'vwap':
      tape.code(VWAP);
      tape.code(algorithm.bars);
      return;
    case 'pov':
      tape.code(POV);
      tape.integer(algorithm.participation);
  }
};

export const readAlgorithm = (tape: TapeReader): ExecutionAlgorithm | null => {
  switch (tape.code()) {
    case TWAP:
      return { kind: 'twap', bars: tape.code() };
    case VWAP:
      return { kind: 'vwap', bars: tape.code() };
    case POV:
      return { kind: 'pov', participation: tape.integer<Fraction>() };
    default:
      return null;
  }
};

/** What comes with every child; the beginning and the end of a parent are kept as they are. */
export const writeParentEvent = (tape: TapeWriter, event: TapedParentEvent): void => {
  tape.code(EVENT[event.type]);
  switch (event.type) {
    case 'ChildOrderReleased':
      writeNewTicket(tape, event.data.ticket);
      tape.code(event.data.bar);
      return;
    case 'ChildOrderFilled':
      writeFilled(tape, event.data);
      return;
    case 'ParentOrderCompleted':
  }
};

const readReleased = (tape: TapeReader): DataOf<'ChildOrderReleased'> => ({
  ticket: readNewTicket(tape),
  bar: tape.code(),
});

export const PARENT_READERS: Readers<TapedParentEvent['type']> = {
  ChildOrderReleased: readReleased,
  ChildOrderFilled: readFilled,
  ParentOrderCompleted: () => ({}),
};
