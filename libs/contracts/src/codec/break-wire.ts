import type { InstrumentId, Quantity } from '@stratvector/model';
import type { BreakKind, BreakMessage } from '../execution.ts';
import type * as Wire from '../generated/stratvector/execution/v1/events.ts';
import { WireEnum } from './wire-enum.ts';
import { WireNumbers } from './wire-numbers.ts';
import type { Scales, WireReader } from './wire-reader.ts';
import { timeText } from './wire-time.ts';

const KIND = new WireEnum<BreakKind, Wire.BreakKind>({
  ORDER_ABSENT: 'BREAK_KIND_ORDER_ABSENT',
  ORDER_STILL_OPEN: 'BREAK_KIND_ORDER_STILL_OPEN',
  ORDER_NOT_OURS: 'BREAK_KIND_ORDER_NOT_OURS',
  ORDER_TWICE: 'BREAK_KIND_ORDER_TWICE',
  FILLS_DIFFER: 'BREAK_KIND_FILLS_DIFFER',
  EXECUTION_UNMATCHED: 'BREAK_KIND_EXECUTION_UNMATCHED',
  POSITION_DIFFERS: 'BREAK_KIND_POSITION_DIFFERS',
});
const STATE = new WireEnum<BreakMessage['state'], Wire.BreakState>({
  opened: 'BREAK_STATE_OPENED',
  changed: 'BREAK_STATE_CHANGED',
  closed: 'BREAK_STATE_CLOSED',
});

/** Counted in the units of the instrument; of one that nobody knows here no count is told. */
const countText = (
  count: Quantity | null,
  { instrumentId }: BreakMessage,
  scales: Scales,
): string | undefined =>
  count === null || instrumentId === null || !scales(instrumentId)
    ? undefined
    : new WireNumbers(instrumentId, scales).quantity(count);

const countOf = (reader: WireReader, key: string, of: InstrumentId | null): Quantity | null =>
  of === null ? null : reader.quantityOrNull(key, of);

export const breakWire = (message: BreakMessage, scales: Scales): Wire.Break => ({
  at: timeText(message.at),
  accountId: message.accountId,
  breakId: message.breakId,
  kind: KIND.wire(message.kind),
  state: STATE.wire(message.state),
  instrumentId: message.instrumentId ?? undefined,
  orderId: message.orderId ?? undefined,
  venueOrderId: message.venueOrderId ?? undefined,
  tradeId: message.tradeId ?? undefined,
  ours: countText(message.ours, message, scales),
  venues: countText(message.venues, message, scales),
});

export const breakOf = (reader: WireReader): BreakMessage => {
  const instrumentId = reader.idOrNull<InstrumentId>('instrumentId');
  return {
    topic: 'execution.break.v1',
    at: reader.time('at'),
    accountId: reader.id('accountId'),
    breakId: reader.id('breakId'),
    kind: reader.enum('kind', KIND),
    state: reader.enum('state', STATE),
    instrumentId,
    orderId: reader.idOrNull('orderId'),
    venueOrderId: reader.idOrNull('venueOrderId'),
    tradeId: reader.idOrNull('tradeId'),
    ours: countOf(reader, 'ours', instrumentId),
    venues: countOf(reader, 'venues', instrumentId),
  };
};
