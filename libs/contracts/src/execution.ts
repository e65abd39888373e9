import type { Timestamp } from '@stratvector/kernel';
import type {
  AccountId,
  CancellationCode,
  ClientOrderId,
  InstrumentId,
  OrderRole,
  OrderSide,
  Price,
  Quantity,
  RejectionCode,
  StrategyId,
  VenueFill,
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
  | { readonly kind: 'rejected'; readonly code: RejectionCode | 'EXCEEDS_APPROVAL' }
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
  | { readonly kind: 'expired'; readonly cumulative: Quantity };

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
