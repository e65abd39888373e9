import type { AccountEvent } from '@stratvector/domain-risk';
import type { ClientOrderId, InstrumentId, StrategyId } from '@stratvector/model';
import type { DataOf } from './logged.ts';
import type { Readers } from './readers.ts';
import type { TapeWriter } from './tape.ts';
import type { TapeReader } from './tape-reader.ts';
import { SIDE } from './ticket-codec.ts';

/** What accounts count and follow because a control asks for it. */
type ControlType = 'ActivityCounted' | 'ProtectionFollowed' | 'ProtectionEnded';

const writeCounted = (tape: TapeWriter, data: DataOf<'ActivityCounted'>): void => {
  tape.id(data.strategyId, '');
  for (const figure of [data.atMs, data.messages, data.trades, data.fills, data.window])
    tape.float(figure);
  tape.code(data.answers.length);
  for (const isRejected of data.answers) {
    tape.begin();
    tape.code(Number(isRejected));
  }
};

const readCounted = (tape: TapeReader): DataOf<'ActivityCounted'> => {
  const strategyId = tape.id<StrategyId>('');
  const [atMs, messages, trades, fills, window] = [
    tape.float(),
    tape.float(),
    tape.float(),
    tape.float(),
    tape.float(),
  ];
  const answers = Array.from({ length: tape.code() }, () => {
    tape.begin();
    return tape.code() === 1;
  });
  return { strategyId, atMs, messages, trades, fills, answers, window };
};

const writeFollowed = (tape: TapeWriter, data: DataOf<'ProtectionFollowed'>): void => {
  tape.id(data.id, tape.filled);
  tape.id(data.instrumentId, '');
  tape.code(data.slot);
  tape.integer(data.quantity);
  const limit = tape.some(data.limitPrice);
  const stop = tape.some(data.stopPrice);
  tape.code(SIDE.code(data.side) | (limit << 1) | (stop << 2));
};

const readFollowed = (tape: TapeReader): DataOf<'ProtectionFollowed'> => {
  const id = tape.id<ClientOrderId>(tape.filled);
  const instrumentId = tape.id<InstrumentId>('');
  const slot = tape.code();
  const code = tape.code();
  return {
    id,
    slot,
    instrumentId,
    side: SIDE.name(code & 1),
    quantity: tape.integer(),
    limitPrice: tape.some(code & 2),
    stopPrice: tape.some(code & 4),
  };
};

export const writeControlEvent = (
  tape: TapeWriter,
  event: Extract<AccountEvent, { type: ControlType }>,
): void => {
  switch (event.type) {
    case 'ActivityCounted':
      writeCounted(tape, event.data);
      return;
    case 'ProtectionFollowed':
      writeFollowed(tape, event.data);
      return;
    case 'ProtectionEnded':
      tape.id(event.data.orderId, tape.filled);
  }
};

export const CONTROL_READERS: Readers<ControlType> = {
  ActivityCounted: readCounted,
  ProtectionFollowed: readFollowed,
  ProtectionEnded: (tape) => ({ orderId: tape.id(tape.filled) }),
};
