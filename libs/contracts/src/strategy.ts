import type { Timestamp } from '@stratvector/kernel';
import type {
  AccountId,
  Fraction,
  InstrumentId,
  OrderSide,
  OrderType,
  Price,
  Quantity,
  StrategyId,
  TimeInForce,
  Trail,
} from '@stratvector/model';

/** An order as a strategy imagines it; risk sizes and reviews it like any other wish. */
export interface OrderIdea {
  readonly side: OrderSide;
  readonly type: OrderType;
  readonly quantity: Quantity | null;
  /** Of equity, put at risk between the decision price and the stop, where no quantity is given. */
  readonly riskFraction: Fraction | null;
  readonly limitPrice: Price | null;
  readonly stopPrice: Price | null;
  readonly trail: Trail | null;
  /** Null leaves the account's own. */
  readonly timeInForce: TimeInForce | null;
  /** The last moment at which it may fill, for GTD. */
  readonly goodTill: Timestamp | null;
  /** Protective prices of a bracket, absolute; null leaves the account's own protection. */
  readonly bracketStop: Price | null;
  readonly bracketTarget: Price | null;
}

/** A working order of a strategy that is to stand otherwise; null leaves what it has. */
export interface OrderChange {
  /** The reason that the order was asked for with; of several the last that works. */
  readonly name: string;
  /** The whole order, what has filled included. */
  readonly quantity: Quantity | null;
  readonly limitPrice: Price | null;
  readonly stopPrice: Price | null;
}

/** What a strategy wants to hold of one instrument from this instant on. */
export type Intent =
  /** −1, 0 or 1: the sizer scales it. */
  | { readonly kind: 'direction'; readonly direction: -1 | 0 | 1 }
  /** A signed share of equity: taken as it is. */
  | { readonly kind: 'weight'; readonly weight: Fraction }
  | { readonly kind: 'order'; readonly idea: OrderIdea }
  | { readonly kind: 'change'; readonly change: OrderChange };

export interface Signal {
  readonly instrumentId: InstrumentId;
  readonly intent: Intent;
  readonly reason: string;
  /** The close on which it was decided. */
  readonly decisionPrice: Price;
  /** Counts the instrument's bars from 0: which bar it was decided on. */
  readonly barSequence: number;
  /** Annual volatility of the instrument where a sizer needs it, else null. */
  readonly volatility: Fraction | null;
  readonly validUntil: Timestamp | null;
}

/**
 * Published by strategy, one message per account and instant, also with no signal: it is how risk
 * knows that the strategy has finished the instant. Key: accountId.
 */
export interface SignalsRaised {
  readonly topic: 'strategy.signal.v1';
  readonly accountId: AccountId;
  readonly strategyId: StrategyId;
  readonly closeTime: Timestamp;
  readonly signals: readonly Signal[];
}
