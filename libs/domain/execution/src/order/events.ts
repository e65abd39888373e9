import type { Command, Event, Timestamp } from '@stratvector/kernel';
import type {
  CancellationCode,
  OrderModification,
  OrderTicket,
  Price,
  Quantity,
  RejectionCode,
  VenueFact,
  VenueFill,
  VenueOrderId,
} from '@stratvector/model';

import type { DoubtCommand, DoubtEvent, Doubts } from './doubt-events.ts';

export type OrderStatus =
  | 'none'
  | 'queued'
  | 'intended'
  | 'submitted'
  | 'accepted'
  /** It has left, or may have left, and nobody knows what became of it. */
  | 'unknown'
  | 'filled'
  | 'canceled'
  | 'expired'
  | 'rejected';

/** A list that grows at its head, so that a fill costs one link however many came before. */
interface Executions {
  readonly fill: VenueFill;
  readonly before: Executions | null;
}

export interface Order {
  readonly status: OrderStatus;
  readonly ticket: OrderTicket | null;
  readonly filled: Quantity;
  /** Executions that are booked, the newest first; null before the first. */
  readonly executions: Executions | null;
  /** The whole order as it now stands; a venue may have cut it. */
  readonly quantity: Quantity;
  readonly cancelRequested: boolean;
  /** How many changes of it were asked for. */
  readonly revision: number;
  /** The change that the venue has not answered yet. */
  readonly modifying: OrderModification | null;
  /** What is known of it beyond its life; null where that is nothing, as it mostly is. */
  readonly doubts: Doubts | null;
}

/** Why nothing was sent although it was to be: the last check before the wire. */
export type SendRefusalCode = 'EXCEEDS_APPROVAL';

/** Why an order came to nothing: the venue's word, or ours before the venue. */
export type RefusalCode = RejectionCode | SendRefusalCode;

/** The venue's word as it came: an event keeps it whole, so that nothing it said is lost. */
export type FillFact = Extract<VenueFact, { type: 'OrderFilled' }>;

export type OrderEvent =
  | DoubtEvent
  /** It waits for its turn: nothing has been sent, and nothing is unknown after a crash. */
  | Event<'OrderQueued', { ticket: OrderTicket; sendAt: Timestamp }>
  /** Durable before anything is sent: what follows a crash here is unknown until the venue says. */
  | Event<'OrderSendIntended', { ticket: OrderTicket }>
  | Event<'OrderSubmitted', Record<string, never>>
  /** With it more would have left than was approved. */
  | Event<'OrderSendRefused', { code: SendRefusalCode; approved: Quantity; left: Quantity }>
  | Event<'OrderAccepted', { venueOrderId: VenueOrderId }>
  | Event<'OrderRejected', { code: RejectionCode; detail: string; cumulative: Quantity }>
  | Event<'OrderArmed', { ticket: OrderTicket }>
  | Event<'OrderUpdated', { quantity: Quantity; limitPrice: Price | null; stopPrice: Price | null }>
  /** Durable before it is sent: until the venue says, both the old and the new terms may fill. */
  | Event<'OrderModifyRequested', { revision: number; change: OrderModification }>
  | Event<'OrderModified', { revision: number; change: OrderModification }>
  /** It stays as it was. */
  | Event<'OrderModifyRejected', { revision: number; code: string }>
  | Event<'OrderTriggered', Record<string, never>>
  | Event<'OrderFilled', { fill: FillFact; cumulative: Quantity }>
  | Event<'OrderCancelRequested', { cause: string }>
  | Event<'OrderCanceled', { code: CancellationCode; cumulative: Quantity }>
  | Event<'OrderExpired', { cumulative: Quantity }>
  | Event<'OrderCancelRejected', { code: string }>;

export type OrderCommand =
  | DoubtCommand
  | Command<'SubmitOrder', { ticket: OrderTicket }>
  | Command<'QueueOrder', { ticket: OrderTicket; sendAt: Timestamp }>
  /** The turn of an order that waits has come. */
  | Command<'ReleaseOrder', Record<string, never>>
  | Command<'RecordSent', Record<string, never>>
  | Command<'RefuseSend', { code: SendRefusalCode; approved: Quantity; left: Quantity }>
  /** `revision` is one more than that of the order that it changes; an older one is a duplicate. */
  | Command<'ModifyOrder', { revision: number; change: OrderModification }>
  | Command<'CancelOrder', { cause: string }>
  | Command<'RecordVenueFact', { fact: VenueFact }>;
