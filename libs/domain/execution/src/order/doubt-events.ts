import type { Command, Event, Timestamp } from '@stratvector/kernel';
import type { Money, Quantity, TradeId, VenueAmendment, VenueFill } from '@stratvector/model';

/** Why nobody knows what became of an order. */
export type UnknownCause =
  /** We went away between the intent and the note that it was sent. */
  | 'SEND_NOT_RECORDED'
  /** The venue has answered what was asked later, and this never. */
  | 'UNANSWERED'
  /** The venue says that it has had our id before. */
  | 'DUPLICATE_ORDER_ID'
  /** It was there, and the venue lists it no longer, neither as open nor as ended. */
  | 'ABSENT';

/** What is known of an order besides its life, most often nothing: null costs nothing. */
export interface Doubts {
  /** The most that the venue has said has filled. */
  readonly claimed: Quantity;
  /** Executions that never were, or whose place others have taken; told again they are not booked. */
  readonly void: readonly TradeId[];
  /** Executions whose commission has come apart from them. */
  readonly charged: readonly TradeId[];
}

export type DoubtEvent =
  | Event<'OrderUnknown', { cause: UnknownCause }>
  /** The venue does not have it, and did not have it a settle time ago either. */
  | Event<'OrderNotAtVenue', { since: Timestamp; snapshots: number; cumulative: Quantity }>
  /** The venue lists it as filled, and all of that is booked. */
  | Event<'OrderDone', { cumulative: Quantity }>
  /** A person has said what became of it. */
  | Event<'OrderResolved', { by: string; reason: string; cumulative: Quantity }>
  /** The venue counts more than is booked; executions of it may come yet. */
  | Event<'OrderFillsMissing', { booked: Quantity; cumulative: Quantity }>
  /** `fill` is what was booked of it, or null; `replacedBy` the execution that stands in its place. */
  | Event<
      'OrderFillBusted',
      {
        tradeId: TradeId;
        fill: VenueFill | null;
        replacedBy: TradeId | null;
        cumulative: Quantity;
      }
    >
  | Event<'OrderCharged', { tradeId: TradeId; commission: Money; fees: Money }>;

export type DoubtCommand =
  | Command<'DoubtOrder', { cause: UnknownCause }>
  | Command<'RecordAbsence', { since: Timestamp; snapshots: number }>
  | Command<'RecordDone', { cumulative: Quantity }>
  | Command<'ResolveOrder', { by: string; reason: string }>
  | Command<'RecordAmendment', { amendment: VenueAmendment }>;
