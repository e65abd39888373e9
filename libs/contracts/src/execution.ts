import type { Timestamp } from '@stratvector/kernel';
import type {
  AccountId,
  CancellationCode,
  ClientOrderId,
  InstrumentId,
  Money,
  OrderRole,
  OrderSide,
  Price,
  Quantity,
  RejectionCode,
  StrategyId,
  TradeId,
  VenueFill,
  VenueOrderId,
} from '@stratvector/model';

/** An order as it now stands at the venue. */
interface Standing {
  /** The whole order, what has filled included. */
  readonly quantity: Quantity;
  readonly limitPrice: Price | null;
  readonly stopPrice: Price | null;
}

/** What happened to an order; fills are among the facts, in stream order. */
export type OrderFact =
  | { readonly kind: 'submitted' }
  | { readonly kind: 'accepted' }
  /** By the venue, or by ourselves before it. */
  | {
      readonly kind: 'rejected';
      readonly code: RejectionCode | 'EXCEEDS_APPROVAL';
      readonly cumulative: Quantity;
    }
  /** A protective order came to work at the venue. */
  | ({ readonly kind: 'armed' } & Standing)
  | ({ readonly kind: 'updated' } & Standing)
  /** It works as that revision of it asked for. */
  | ({ readonly kind: 'modified'; readonly revision: number } & Standing)
  /** It works as before. */
  | { readonly kind: 'modify-rejected'; readonly revision: number; readonly code: string }
  | { readonly kind: 'filled'; readonly fill: VenueFill; readonly cumulative: Quantity }
  | {
      readonly kind: 'canceled';
      readonly code: CancellationCode;
      readonly cumulative: Quantity;
    }
  | { readonly kind: 'expired'; readonly cumulative: Quantity }
  /** Nobody knows what became of it until there is evidence; all that it holds stays held. */
  | { readonly kind: 'unknown'; readonly cause: string }
  /** It is over, by evidence or by a person's word, and not by a word of the venue's as it happened. */
  | {
      readonly kind: 'closed';
      readonly code: 'NOT_AT_VENUE' | 'FILLED' | 'RESOLVED';
      readonly cumulative: Quantity;
    }
  /** A fill that was told before never was; what takes its place follows as a fill of its own. */
  | { readonly kind: 'busted'; readonly fill: VenueFill; readonly cumulative: Quantity }
  /** What an execution cost, told apart from it. */
  | {
      readonly kind: 'charged';
      readonly tradeId: TradeId;
      readonly commission: Money;
      readonly fees: Money;
    };

/** In what our books and the venue differ. */
export type BreakKind =
  /** Open in our books, and the venue lists it nowhere. */
  | 'ORDER_ABSENT'
  /** Ended in our books, and it works at the venue. */
  | 'ORDER_STILL_OPEN'
  /** It works at the venue, and did not come from us. */
  | 'ORDER_NOT_OURS'
  /** More than one order works at the venue under one id of ours. */
  | 'ORDER_TWICE'
  /** The venue counts other fills of an order than are booked. */
  | 'FILLS_DIFFER'
  /** It is the venue's, and of no order of ours. */
  | 'EXECUTION_UNMATCHED'
  | 'POSITION_DIFFERS';

/** One difference, from the time it was found until it is gone; nothing was adjusted by it. */
export interface Break {
  /** The same for as long as it stands. */
  readonly breakId: string;
  readonly kind: BreakKind;
  readonly instrumentId: InstrumentId | null;
  readonly orderId: ClientOrderId | null;
  readonly venueOrderId: VenueOrderId | null;
  readonly tradeId: TradeId | null;
  /** In the instrument's units; null where nothing is counted. */
  readonly ours: Quantity | null;
  readonly venues: Quantity | null;
}

/** Published by execution, consumed by operators and analytics. Key: accountId. */
export interface BreakMessage extends Break {
  readonly topic: 'execution.break.v1';
  readonly at: Timestamp;
  readonly accountId: AccountId;
  readonly state: 'opened' | 'changed' | 'closed';
}

/** Published by execution, consumed by risk and analytics. Key: accountId. */
export interface OrderFactMessage {
  readonly topic: 'execution.order.v1';
  readonly at: Timestamp;
  readonly accountId: AccountId;
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  readonly orderId: ClientOrderId;
  readonly parentId: ClientOrderId | null;
  readonly side: OrderSide;
  readonly role: OrderRole;
  readonly decisionPrice: Price;
  readonly fact: OrderFact;
}
