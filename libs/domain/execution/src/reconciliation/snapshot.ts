import type { Timestamp } from '@stratvector/kernel';
import type {
  ClientOrderId,
  InstrumentId,
  Quantity,
  VenueExecution,
  VenueOrder,
  VenuePosition,
} from '@stratvector/model';

/** All that a venue has answered in one run of questions. */
export interface VenueSnapshot {
  readonly openOrders: readonly VenueOrder[];
  readonly completedOrders: readonly VenueOrder[];
  readonly executions: readonly VenueExecution[];
  readonly positions: readonly VenuePosition[];
  /** What ended or filled before is in none of them. */
  readonly coversFrom: Timestamp;
}

/** An order of ours by the time at which all was answered. */
export interface BookedOrder {
  readonly orderId: ClientOrderId;
  readonly instrumentId: InstrumentId;
  /** It has left, or may have left, and has not ended. */
  readonly isOpen: boolean;
  /** It had left before the venue was asked: an answer has to list it. */
  readonly hadLeft: boolean;
  readonly isUnknown: boolean;
  readonly filled: Quantity;
  /** The most that the venue has said has filled. */
  readonly claimed: Quantity;
  readonly decidedAt: Timestamp;
}

/** What we believe, to be compared with what the venue says. */
export interface BooksAtHand {
  /** Open ones and those that ended, as far back as the venue may speak of them. */
  readonly orders: ReadonlyMap<ClientOrderId, BookedOrder>;
  /** What our executions come to, signed. */
  readonly positions: ReadonlyMap<InstrumentId, Quantity>;
}
