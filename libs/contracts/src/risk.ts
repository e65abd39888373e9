import type { Timestamp } from '@stratvector/kernel';
import type {
  AccountId,
  ClientOrderId,
  ExecutionAlgorithm,
  InstrumentId,
  Money,
  OrderTicket,
  Price,
  Quantity,
  StrategyId,
} from '@stratvector/model';

/** Published by risk, consumed by execution. Key: accountId. */
export interface OrderApprovedMessage {
  readonly topic: 'risk.order-approved.v1';
  readonly at: Timestamp;
  readonly ticket: OrderTicket;
  /** How it is worked over time; null where it goes out whole. */
  readonly algorithm: ExecutionAlgorithm | null;
}

/** Published by risk for whoever wants to know why nothing was sent. Key: accountId. */
export interface OrderDeniedMessage {
  readonly topic: 'risk.order-denied.v1';
  readonly at: Timestamp;
  readonly accountId: AccountId;
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  readonly code: string;
}

/** A working order may be changed. Published by risk, consumed by execution. Key: accountId. */
export interface ModificationApprovedMessage {
  readonly topic: 'risk.modification-approved.v1';
  readonly at: Timestamp;
  /** Counts the changes of this order from 1; each is carried out once. */
  readonly revision: number;
  /** The order as it is to stand: the whole quantity, what has filled included, and its prices. */
  readonly ticket: OrderTicket;
}

/** A working order stays as it is. Published by risk for whoever asked. Key: accountId. */
export interface ModificationDeniedMessage {
  readonly topic: 'risk.modification-denied.v1';
  readonly at: Timestamp;
  readonly accountId: AccountId;
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  readonly orderId: ClientOrderId;
  /** Of the order that whoever asked had seen. */
  readonly revision: number;
  readonly code: string;
}

/** Orders that risk wants gone, for example entries when trading halts. Key: accountId. */
export interface CancelOrderedMessage {
  readonly topic: 'risk.cancel-ordered.v1';
  readonly at: Timestamp;
  readonly accountId: AccountId;
  readonly orderId: ClientOrderId;
  readonly cause: string;
}

/** A fill as the books hold it. Published by risk, consumed by strategy and analytics. Key: accountId. */
export interface BookingMessage {
  readonly topic: 'risk.booking.v1';
  readonly at: Timestamp;
  readonly accountId: AccountId;
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  readonly orderId: ClientOrderId;
  /** Signed: buys are positive. */
  readonly quantity: Quantity;
  readonly price: Price;
  readonly commission: Money;
  readonly fees: Money;
  /** Gross of costs. */
  readonly realized: Money;
  readonly positionAfter: Quantity;
  /** Of the position, signed like it. */
  readonly costAfter: Money;
  readonly cashAfter: Money;
}

/** Why cash came or went without a trade. */
export type FlowKind =
  'deposit' | 'withdrawal' | 'dividend' | 'cash-interest' | 'margin-interest' | 'borrow-fee';

/** Cash that came or went without a trade. Published by risk, consumed by analytics. Key: accountId. */
export interface FlowMessage {
  readonly topic: 'risk.flow.v1';
  readonly at: Timestamp;
  readonly accountId: AccountId;
  readonly kind: FlowKind;
  /** Whose position it comes from; null where it is the account's. */
  readonly strategyId: StrategyId | null;
  readonly instrumentId: InstrumentId | null;
  /** Positive where the account receives it. */
  readonly amount: Money;
  readonly cashAfter: Money;
}

/** A split as the books hold it. Published by risk, consumed by strategy and analytics. Key: accountId. */
export interface SplitMessage {
  readonly topic: 'risk.split.v1';
  readonly at: Timestamp;
  readonly accountId: AccountId;
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
  /** Each old share has become numerator / denominator new ones. */
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly positionAfter: Quantity;
  readonly costAfter: Money;
  /** Paid for a fraction; negative where the position was short. */
  readonly cashInLieu: Money;
  /** What that brought over its cost. */
  readonly realized: Money;
  readonly cashAfter: Money;
}

export type RiskMessage =
  | OrderApprovedMessage
  | OrderDeniedMessage
  | CancelOrderedMessage
  | ModificationApprovedMessage
  | ModificationDeniedMessage
  | BookingMessage
  | FlowMessage
  | SplitMessage;
