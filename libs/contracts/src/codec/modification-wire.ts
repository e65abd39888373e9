import type * as Wire from '../generated/stratvector/risk/v1/events.ts';
import type { ModificationApprovedMessage, ModificationDeniedMessage } from '../risk.ts';
import { ticketOf, ticketWire } from './ticket-wire.ts';
import type { Scales, WireReader } from './wire-reader.ts';
import { timeText } from './wire-time.ts';

export const modificationApprovedWire = (
  message: ModificationApprovedMessage,
  scales: Scales,
): Wire.ModificationApproved => ({
  at: timeText(message.at),
  revision: message.revision,
  ticket: ticketWire(message.ticket, scales),
});

export const modificationApprovedOf = (reader: WireReader): ModificationApprovedMessage => ({
  topic: 'risk.modification-approved.v1',
  at: reader.time('at'),
  revision: reader.whole('revision'),
  ticket: ticketOf(reader.message('ticket')),
});

export const modificationDeniedWire = (
  message: ModificationDeniedMessage,
): Wire.ModificationDenied => ({
  at: timeText(message.at),
  accountId: message.accountId,
  strategyId: message.strategyId,
  instrumentId: message.instrumentId,
  orderId: message.orderId,
  revision: message.revision,
  code: message.code,
});

export const modificationDeniedOf = (reader: WireReader): ModificationDeniedMessage => ({
  topic: 'risk.modification-denied.v1',
  at: reader.time('at'),
  accountId: reader.id('accountId'),
  strategyId: reader.id('strategyId'),
  instrumentId: reader.id('instrumentId'),
  orderId: reader.id('orderId'),
  revision: reader.whole('revision'),
  code: reader.id('code'),
});
